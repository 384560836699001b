using NasDsl.Language.Numerics;
using NasDsl.Randomness;

namespace NasDsl.Engine.Augmentation;

/// <summary>
/// The random numbers of one row in one epoch: they depend on these and the seed of the run alone, not on the batch, the step or the thread. Like <see cref="RandomStream"/>, without taking memory.
/// </summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="epoch">The epoch.</param>
/// <param name="row">The number of the row.</param>
internal struct RowStream(ulong seed, uint epoch, uint row)
{
    private uint _block;
    private int _next = 4;
    private (uint A, uint B, uint C, uint D) _numbers;

    /// <summary>The next 128 random bits.</summary>
    /// <returns>The bits.</returns>
    public (uint A, uint B, uint C, uint D) NextBlock() =>
        Philox.Generate(_block++, epoch, (uint)RandomPurpose.Augmentation, row, (uint)seed, (uint)(seed >> 32));

    /// <summary>The next 32 random bits.</summary>
    /// <returns>The bits.</returns>
    public uint NextUInt32()
    {
        if (_next == 4)
        {
            _numbers = NextBlock();
            _next = 0;
        }

        return _next++ switch
        {
            0 => _numbers.A,
            1 => _numbers.B,
            2 => _numbers.C,
            _ => _numbers.D,
        };
    }

    /// <summary>A number from 0 up to, but not including, 1, with 32 random bits.</summary>
    /// <returns>The number.</returns>
    public double NextDouble() => NextUInt32() * (1.0 / (1ul << 32));

    /// <summary>A whole number from 0 up to, but not including, a bound. Their probabilities differ by less than bound / 2^32, relatively.</summary>
    /// <param name="bound">The bound.</param>
    /// <returns>The number.</returns>
    public int NextInt(int bound) => (int)(((ulong)NextUInt32() * (uint)bound) >> 32);

    /// <summary>A number from the beta distribution with both parameters alpha, which is up to 1 (Jöhnk, 1964).</summary>
    /// <param name="alpha">The parameter.</param>
    /// <returns>From 0 to 1.</returns>
    public double NextBeta(double alpha)
    {
        while (true)
        {
            var first = DeterministicMath.Pow(NextDouble(), 1 / alpha);
            var sum = first + DeterministicMath.Pow(NextDouble(), 1 / alpha);
            if (sum is > 0 and <= 1)
            {
                return first / sum;
            }
        }
    }
}
