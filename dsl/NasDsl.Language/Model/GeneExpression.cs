namespace NasDsl.Language.Model;

/// <summary>
/// The value of a gene: the chosen value of a set, the number of a real gene, the name of a branch as a word, the presence of an option as a truth value.
/// </summary>
/// <param name="Gene">The index of the gene.</param>
public sealed record GeneExpression(int Gene) : Expression;
