using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace NasDsl.Genomes;

/// <summary>An immutable list that equals another when their items do: the copies of a <c>repeat</c>. Written as a collection: <c>[first, second]</c>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
[CollectionBuilder(typeof(GeneListBuilder), nameof(GeneListBuilder.Create))]
public sealed class GeneList<T> : IReadOnlyList<T>, IEquatable<GeneList<T>>
{
    private readonly ImmutableArray<T> _items;

    internal GeneList(ImmutableArray<T> items)
    {
        _items = items;
    }

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public bool Equals(GeneList<T>? other) =>
        ReferenceEquals(this, other) || (other is not null && _items.AsSpan().SequenceEqual(other._items.AsSpan(), EqualityComparer<T>.Default));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GeneList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(", ", _items) + "]";
}
