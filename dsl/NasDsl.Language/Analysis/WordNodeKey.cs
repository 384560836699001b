using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>What makes two states one: where they end and what follows each symbol.</summary>
/// <param name="end">The shape of the architecture that ends there, or null when none does.</param>
/// <param name="next">The state after each symbol, in order of the symbols.</param>
internal readonly struct WordNodeKey(Shape? end, IReadOnlyList<(int Symbol, WordNode Node)> next) : IEquatable<WordNodeKey>
{
    private readonly Shape? _end = end;
    private readonly IReadOnlyList<(int Symbol, WordNode Node)> _next = next;

    /// <inheritdoc/>
    public bool Equals(WordNodeKey other)
    {
        if (_end != other._end || _next.Count != other._next.Count)
        {
            return false;
        }

        for (var i = 0; i < _next.Count; i++)
        {
            if (_next[i].Symbol != other._next[i].Symbol || _next[i].Node.Id != other._next[i].Node.Id)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WordNodeKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = _end.GetHashCode();
        for (var i = 0; i < _next.Count; i++)
        {
            hash = unchecked((hash * 1_000_003) + (_next[i].Symbol * 31) + _next[i].Node.Id);
        }

        return hash;
    }
}
