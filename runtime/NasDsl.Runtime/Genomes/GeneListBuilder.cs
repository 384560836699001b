namespace NasDsl.Genomes;

/// <summary>What the compiler calls for <c>[a, b]</c> where a <see cref="GeneList{T}"/> is expected.</summary>
public static class GeneListBuilder
{
    /// <summary>Copies items into a list.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items, in order.</param>
    /// <returns>The list.</returns>
    public static GeneList<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);

    /// <summary>Makes each item of a list in turn.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="count">How many items there are.</param>
    /// <param name="read">Makes the item of an index.</param>
    /// <returns>The list.</returns>
    public static GeneList<T> Read<T>(int count, Func<int, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new([.. Enumerable.Range(0, count).Select(read)]);
    }
}
