namespace NasDsl.Language.Model;

/// <summary>
/// A gene or a place is active when another gene is active and its index lies in a range: a branch that is taken, an option that is
/// present, a repeat that is long enough.
/// </summary>
/// <param name="Gene">The index of the deciding gene, always less than that of the gene it decides about.</param>
/// <param name="From">The least index of its value.</param>
/// <param name="To">The greatest index of its value.</param>
public sealed record GeneCondition(int Gene, int From, int To);
