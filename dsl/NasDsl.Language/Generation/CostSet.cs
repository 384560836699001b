namespace NasDsl.Language.Generation;

/// <summary>A set of whole numbers that holds all that are possible: its ends, and, where that matters, which numbers between them it has, as bits on a scale.</summary>
internal sealed class CostSet
{
    private const int BitsPerWord = 64;

    private readonly CostScale? _scale;
    private readonly ulong[] _bits;
    private readonly long _firstWord;

    private CostSet(long least, long greatest, CostScale? scale, ulong[] bits, long firstWord)
    {
        Least = least;
        Greatest = greatest;
        _scale = scale;
        _bits = bits;
        _firstWord = firstWord;
    }

    /// <summary>The least number.</summary>
    public long Least { get; }

    /// <summary>The greatest number.</summary>
    public long Greatest { get; }

    /// <summary>How much memory the bits take, in words.</summary>
    public int Words => _bits.Length;

    /// <summary>The set of 0 alone.</summary>
    /// <param name="scale">The scale, or null when only the ends matter.</param>
    /// <returns>The set.</returns>
    public static CostSet Zero(CostScale? scale) => new(0, 0, scale, scale is null ? [] : [1], 0);

    /// <summary>The union of sets, each moved by a number.</summary>
    /// <param name="sets">The sets; at least one.</param>
    /// <param name="isFine">Whether more than the ends is kept, where all sets have more.</param>
    /// <returns>The union.</returns>
    public static CostSet Union(IReadOnlyCollection<(CostSet Set, long Move)> sets, bool isFine)
    {
        var (any, firstMove) = sets.First();
        if (sets.Count == 1 && firstMove == 0)
        {
            return any;
        }

        var least = long.MaxValue;
        var greatest = long.MinValue;
        var scale = any._scale;
        foreach (var (set, move) in sets)
        {
            least = Math.Min(least, set.Least + move);
            greatest = Math.Max(greatest, set.Greatest + move);
            scale = set._scale is null || !isFine ? null : scale;
        }

        if (scale is null)
        {
            return new CostSet(least, greatest, null, [], 0);
        }

        var first = Math.Max(0, scale.StepOf(least)) / BitsPerWord;
        var last = Math.Min(scale.Count - 1, scale.StepOf(greatest)) / BitsPerWord;
        var union = new CostSet(least, greatest, scale, new ulong[Math.Max(0, last - first + 1)], first);
        foreach (var (set, move) in sets)
        {
            // A number moved by what is no whole number of steps may come to lie in either of two.
            var steps = scale.StepOf(move);
            union.Add(set, steps);
            if (steps * scale.Quantum != move)
            {
                union.Add(set, steps + 1);
            }
        }

        return union;
    }

    /// <summary>Whether a number between two bounds may be in the set.</summary>
    /// <param name="least">The lower bound.</param>
    /// <param name="greatest">The upper bound.</param>
    /// <returns>False only when there is none.</returns>
    public bool Meets(double least, double greatest)
    {
        if (greatest < Least || least > Greatest)
        {
            return false;
        }

        if (_scale is null || (least <= Least && greatest >= Least) || greatest >= _scale.Count * _scale.Quantum)
        {
            return true;
        }

        var from = least <= 0 ? 0 : (long)Math.Ceiling(least) / _scale.Quantum;
        var to = (long)Math.Floor(greatest) / _scale.Quantum;
        for (var word = Math.Max(_firstWord, from / BitsPerWord); word <= Math.Min(_firstWord + _bits.Length - 1, to / BitsPerWord); word++)
        {
            var bits = _bits[word - _firstWord];
            bits &= word == from / BitsPerWord ? ulong.MaxValue << (int)(from % BitsPerWord) : ulong.MaxValue;
            bits &= word == to / BitsPerWord ? ulong.MaxValue >> (int)(BitsPerWord - 1 - (to % BitsPerWord)) : ulong.MaxValue;
            if (bits != 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(CostSet set, long steps)
    {
        var words = steps >= 0 ? steps / BitsPerWord : -((BitsPerWord - 1 - steps) / BitsPerWord);
        var shift = (int)(steps - (words * BitsPerWord));
        var offset = set._firstWord + words - _firstWord;
        var source = set._bits;
        var end = Math.Min(source.Length, _bits.Length - offset);
        for (var i = Math.Max(0, -offset); i < end; i++)
        {
            _bits[i + offset] |= source[i] << shift;
        }

        if (shift > 0)
        {
            end = Math.Min(source.Length, _bits.Length - offset - 1);
            for (var i = Math.Max(0, -offset - 1); i < end; i++)
            {
                _bits[i + offset + 1] |= source[i] >> (BitsPerWord - shift);
            }
        }
    }
}
