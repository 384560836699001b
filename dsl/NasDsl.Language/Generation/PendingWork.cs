using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>One thing that is still to be done.</summary>
/// <param name="Kind">What.</param>
/// <param name="Place">Where, or null.</param>
/// <param name="At">The number of the branch, or the gene.</param>
/// <param name="Input">The shape that entered the residual or parallel, or the shape that is written.</param>
/// <param name="Merged">The shape of the branches merged so far.</param>
/// <param name="Outer">Length and depth before the residual or parallel, within the one around it.</param>
/// <param name="Longest">The greatest length and depth of the branches so far.</param>
/// <param name="Cost">What writing or merging costs.</param>
/// <param name="Symbol">What is written.</param>
/// <param name="Cell">What happens in a cell.</param>
internal sealed record PendingWork(
    PendingKind Kind,
    Place? Place = null,
    int At = 0,
    Shape Input = default,
    Shape Merged = default,
    PathLength Outer = default,
    PathLength Longest = default,
    CostVector Cost = default,
    string? Symbol = null,
    CellStep? Cell = null)
{
    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // What tells works apart; the other fields follow from it nearly always.
        unchecked
        {
            var hash = ((int)Kind * 397) + (Place?.Id ?? -1);
            hash = (hash * 397) + At;
            hash = (hash * 397) + Input.GetHashCode();
            hash = (hash * 397) + Merged.GetHashCode();
            hash = (hash * 397) + Outer.GetHashCode();
            hash = (hash * 397) + Longest.GetHashCode();
            hash = (hash * 397) + Cost.GetHashCode();
            return (hash * 397) + (Cell?.GetHashCode() ?? 0);
        }
    }
}
