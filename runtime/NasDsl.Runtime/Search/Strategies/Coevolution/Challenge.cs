namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>A small set of validation rows that networks have to prove themselves on.</summary>
/// <param name="Id">Its number, in the order of birth.</param>
/// <param name="Rows">The rows.</param>
internal sealed record Challenge(int Id, RowSet Rows)
{
    /// <summary>The share of its rows that a network answers rightly.</summary>
    /// <param name="right">The rows that the network answers rightly.</param>
    /// <returns>From 0 to 1.</returns>
    public double ScoreOf(RowSet right) => (double)Rows.CountCommon(right) / Math.Max(1, Rows.Count);
}
