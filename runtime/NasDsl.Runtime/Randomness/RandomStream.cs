using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NasDsl.Randomness;

/// <summary>
/// Random numbers that depend on a key and a position alone, never on what was drawn elsewhere: Philox4x32-10 (Salmon, Moraes, Dror and Shaw, 2011).
/// The same key gives the same numbers on every machine.
/// </summary>
public sealed class RandomStream
{
    /// <summary>The blocks that are drawn at once after the first: a stream that gives many numbers needs a small part of the time for each then.</summary>
    private const int BlocksAhead = 16;

    /// <summary>A number in single precision has 24 of the 32 random bits.</summary>
    private const int UnusedBits = 8;
    private const float Unit = 1f / (1 << 24);

    private readonly uint _key0;
    private readonly uint _key1;
    private readonly uint _purpose;
    private readonly uint _item;
    private ulong _block;
    private int _next;
    private int _drawn;
    private Numbers _numbers;

    /// <summary>Opens a stream at its beginning.</summary>
    /// <param name="seed">The seed of the search.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="item">Which of several things of that purpose: a candidate, an epoch, a node.</param>
    public RandomStream(ulong seed, RandomPurpose purpose, uint item = 0)
    {
        _key0 = (uint)seed;
        _key1 = (uint)(seed >> 32);
        _purpose = (uint)purpose;
        _item = item;
    }

    /// <summary>The next 32 random bits.</summary>
    /// <returns>The bits.</returns>
    public uint NextUInt32()
    {
        if (_next == _drawn)
        {
            Draw();
        }

        return _numbers[_next++];
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>The bits.</returns>
    public ulong NextUInt64() => ((ulong)NextUInt32() << 32) | NextUInt32();

    /// <summary>A whole number from 0 up to, but not including, a bound; all equally likely (Lemire, 2019).</summary>
    /// <param name="bound">The bound, at least 1.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is less than 1.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var range = (uint)bound;
        var product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            var threshold = (0u - range) % range;
            while ((uint)product < threshold)
            {
                product = (ulong)NextUInt32() * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>A number from 0 up to, but not including, 1, with 53 random bits.</summary>
    /// <returns>The number.</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1ul << 53));

    /// <summary>A number from 0 up to, but not including, 1, with 24 random bits.</summary>
    /// <returns>The number.</returns>
    public float NextSingle() => (NextUInt32() >> UnusedBits) * Unit;

    /// <summary>Fills a list with what <see cref="NextSingle"/> gives again and again.</summary>
    /// <param name="numbers">The list.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void NextSingles(Span<float> numbers)
    {
        while (!numbers.IsEmpty)
        {
            if (_next == _drawn)
            {
                Draw();
            }

            var drawn = _numbers[_next.._drawn];
            drawn = drawn[..Math.Min(drawn.Length, numbers.Length)];
            for (; drawn.Length >= Vector256<uint>.Count; drawn = drawn[Vector256<uint>.Count..], numbers = numbers[Vector256<uint>.Count..])
            {
                (Vector256.ConvertToSingle((Vector256.Create(drawn) >> UnusedBits).AsInt32()) * Unit).CopyTo(numbers);
                _next += Vector256<uint>.Count;
            }

            foreach (var _ in drawn)
            {
                numbers[0] = NextSingle();
                numbers = numbers[1..];
            }
        }
    }

    /// <summary>True with a given probability.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <returns>The outcome.</returns>
    public bool NextBool(double probability) => NextDouble() < probability;

    /// <summary>Puts items into a random order, all orders equally likely (Fisher and Yates).</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items.</param>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Draw()
    {
        var blocks = _block == 0 ? 1 : BlocksAhead;
        _drawn = blocks * Philox.NumbersOfBlock;
        _next = 0;
        Philox.Generate(_block, _purpose, _item, _key0, _key1, _numbers[.._drawn]);
        _block += (ulong)blocks;
    }

    [InlineArray(BlocksAhead * Philox.NumbersOfBlock)]
    private struct Numbers
    {
        private uint _first;
    }
}
