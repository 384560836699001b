namespace NasDsl.Language.Generation;

/// <summary>Genes with the indices of their values. Equal sets are one object.</summary>
/// <param name="Id">A number of its own.</param>
/// <param name="Genes">The genes with the indices.</param>
internal sealed record ChoiceSet(int Id, GeneChoice[] Genes);
