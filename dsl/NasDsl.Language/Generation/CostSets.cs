namespace NasDsl.Language.Generation;

/// <summary>Sets of what one cost can come to, and the bits of those of which more than the ends is known.</summary>
/// <param name="scale">The scale of the bits, or null when only the ends matter.</param>
internal sealed class CostSets(CostScale? scale)
{
    private const int BitsPerWord = 64;

    // No set has more words than a chunk: a scale has no more than 32,768 steps.
    private const int WordsPerChunk = 8192;

    private readonly List<ulong[]> _chunks = [];
    private int _used = WordsPerChunk;

    /// <summary>The set of 0 alone.</summary>
    /// <returns>The set.</returns>
    public CostSet Zero()
    {
        if (scale is null)
        {
            return Ends(0, 0);
        }

        var zero = Allocate(0, 0, 1, 0);
        _chunks[zero.Chunk][zero.At] = 1;
        return zero;
    }

    /// <summary>The union of sets, each moved by a number.</summary>
    /// <param name="sets">The sets; at least one.</param>
    /// <param name="isFine">Whether more than the ends is kept, where all sets have more.</param>
    /// <returns>The union.</returns>
    public CostSet Union(List<(CostSet Set, long Move)> sets, bool isFine)
    {
        if (sets.Count == 1 && sets[0].Move == 0)
        {
            return sets[0].Set;
        }

        var least = long.MaxValue;
        var greatest = long.MinValue;
        foreach (var (set, move) in sets)
        {
            least = Math.Min(least, set.Least + move);
            greatest = Math.Max(greatest, set.Greatest + move);
            isFine &= set.IsFine;
        }

        if (scale is null || !isFine)
        {
            return Ends(least, greatest);
        }

        var first = Math.Max(0, scale.StepOf(least)) / BitsPerWord;
        var last = Math.Min(scale.Count - 1, scale.StepOf(greatest)) / BitsPerWord;
        var union = Allocate(least, greatest, (int)Math.Max(0, last - first + 1), (int)Math.Min(first, int.MaxValue));
        foreach (var (set, move) in sets)
        {
            // A number moved by what is no whole number of steps may come to lie in either of two.
            var steps = scale.StepOf(move);
            Add(union, set, steps);
            if (steps * scale.Quantum != move)
            {
                Add(union, set, steps + 1);
            }
        }

        return union;
    }

    /// <summary>Whether a number between two bounds may be in a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="greatest">The upper bound.</param>
    /// <returns>False only when there is none.</returns>
    public bool Meets(in CostSet set, double least, double greatest)
    {
        if (greatest < set.Least || least > set.Greatest)
        {
            return false;
        }

        if (scale is null || !set.IsFine || (least <= set.Least && greatest >= set.Least) || greatest >= scale.Count * scale.Quantum)
        {
            return true;
        }

        var bits = _chunks[set.Chunk];
        var from = least <= 0 ? 0 : (long)Math.Ceiling(least) / scale.Quantum;
        var to = (long)Math.Floor(greatest) / scale.Quantum;
        for (var word = Math.Max(set.FirstWord, from / BitsPerWord); word <= Math.Min(set.FirstWord + set.Words - 1, to / BitsPerWord); word++)
        {
            var found = bits[set.At + word - set.FirstWord];
            found &= word == from / BitsPerWord ? ulong.MaxValue << (int)(from % BitsPerWord) : ulong.MaxValue;
            found &= word == to / BitsPerWord ? ulong.MaxValue >> (int)(BitsPerWord - 1 - (to % BitsPerWord)) : ulong.MaxValue;
            if (found != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static CostSet Ends(long least, long greatest) => new(least, greatest, -1, 0, 0, 0);

    private CostSet Allocate(long least, long greatest, int words, int firstWord)
    {
        if (_used + words > WordsPerChunk)
        {
            _chunks.Add(new ulong[WordsPerChunk]);
            _used = 0;
        }

        var at = _used;
        _used += words;
        return new CostSet(least, greatest, _chunks.Count - 1, at, words, firstWord);
    }

    private void Add(in CostSet union, in CostSet set, long steps)
    {
        var words = steps >= 0 ? steps / BitsPerWord : -((BitsPerWord - 1 - steps) / BitsPerWord);
        var shift = (int)(steps - (words * BitsPerWord));
        var offset = set.FirstWord + words - union.FirstWord;
        var source = _chunks[set.Chunk];
        var target = _chunks[union.Chunk];

        // Word i of the set comes to lie in the words i + offset, and i + offset + 1.
        for (var i = (int)Math.Max(0, -offset); i < Math.Min(set.Words, union.Words - offset); i++)
        {
            target[union.At + i + offset] |= source[set.At + i] << shift;
        }

        for (var i = (int)Math.Max(0, -offset - 1); shift > 0 && i < Math.Min(set.Words, union.Words - offset - 1); i++)
        {
            target[union.At + i + offset + 1] |= source[set.At + i] >> (BitsPerWord - shift);
        }
    }
}
