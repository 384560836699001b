namespace NasDsl.Search.Ranking;

/// <summary>Compares points by their first numbers, then by their second ones, and so on.</summary>
internal sealed class PointComparer : IComparer<double[]>
{
    public static PointComparer Lexicographic { get; } = new();

    /// <inheritdoc/>
    public int Compare(double[]? x, double[]? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return x.AsSpan().SequenceCompareTo(y);
    }
}
