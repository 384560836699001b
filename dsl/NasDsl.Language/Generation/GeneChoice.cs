namespace NasDsl.Language.Generation;

/// <summary>A gene with the index of its value.</summary>
/// <param name="Gene">The gene.</param>
/// <param name="Index">The index; of a real gene it says only that the gene is active.</param>
internal readonly record struct GeneChoice(int Gene, int Index);
