using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NasDsl.Randomness;

/// <summary>The block function of Philox4x32-10: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.</summary>
public static class Philox
{
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierC = 0xCD9E8D57;
    private const uint WeylKey0 = 0x9E3779B9;
    private const uint WeylKey1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The counters that a vector takes at once: one in each of its 64-bit lanes.</summary>
    private const int Lanes = 4;

    /// <summary>How many numbers come of one counter.</summary>
    internal const int NumbersOfBlock = 4;

    /// <summary>Turns a 128-bit counter into 128 random bits under a 64-bit key.</summary>
    /// <param name="a">Bits 0..31 of the counter.</param>
    /// <param name="b">Bits 32..63 of the counter.</param>
    /// <param name="c">Bits 64..95 of the counter.</param>
    /// <param name="d">Bits 96..127 of the counter.</param>
    /// <param name="key0">Bits 0..31 of the key.</param>
    /// <param name="key1">Bits 32..63 of the key.</param>
    /// <returns>The random bits.</returns>
    public static (uint A, uint B, uint C, uint D) Generate(uint a, uint b, uint c, uint d, uint key0, uint key1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var first = (ulong)MultiplierA * a;
            var second = (ulong)MultiplierC * c;
            (a, b, c, d) = (
                (uint)(second >> 32) ^ b ^ key0,
                (uint)second,
                (uint)(first >> 32) ^ d ^ key1,
                (uint)first);
            key0 += WeylKey0;
            key1 += WeylKey1;
        }

        return (a, b, c, d);
    }

    /// <summary>Turns counters one after the other into random bits, several at once where there are vectors; the bits are those that each counter gives alone.</summary>
    /// <param name="first">Bits 0..63 of the first counter, which are counted up.</param>
    /// <param name="c">Bits 64..95 of all counters.</param>
    /// <param name="d">Bits 96..127 of all counters.</param>
    /// <param name="key0">Bits 0..31 of the key.</param>
    /// <param name="key1">Bits 32..63 of the key.</param>
    /// <param name="numbers">Where the bits go, four numbers for each counter.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Generate(ulong first, uint c, uint d, uint key0, uint key1, Span<uint> numbers)
    {
        if (Avx2.IsSupported)
        {
            for (; numbers.Length >= Lanes * NumbersOfBlock; numbers = numbers[(Lanes * NumbersOfBlock)..], first += Lanes)
            {
                // Unpacking takes lanes 0 and 2, and then 1 and 3.
                var (even, odd) = Generate(Vector256.Create(first, first + 2, first + 1, first + 3), c, d, key0, key1);
                even.CopyTo(numbers);
                odd.CopyTo(numbers[(2 * NumbersOfBlock)..]);
            }
        }

        for (; numbers.Length >= NumbersOfBlock; numbers = numbers[NumbersOfBlock..], first++)
        {
            (numbers[0], numbers[1], numbers[2], numbers[3]) = Generate((uint)first, (uint)(first >> 32), c, d, key0, key1);
        }
    }

    /// <summary>The same rounds in the low halves of 64-bit lanes. What is in the high halves does not matter, since multiplications do not read them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> Even, Vector256<uint> Odd) Generate(Vector256<ulong> counters, uint c, uint d, uint key0, uint key1)
    {
        var multiplierA = Vector256.Create(MultiplierA);
        var multiplierC = Vector256.Create(MultiplierC);
        var (va, vb) = (counters, counters >> 32);
        var (vc, vd) = (Vector256.Create((ulong)c), Vector256.Create((ulong)d));
        for (var round = 0; round < Rounds; round++)
        {
            var first = Avx2.Multiply(multiplierA, va.AsUInt32());
            var second = Avx2.Multiply(multiplierC, vc.AsUInt32());
            (va, vb, vc, vd) = ((second >> 32) ^ vb ^ Vector256.Create((ulong)key0), second, (first >> 32) ^ vd ^ Vector256.Create((ulong)key1), first);
            key0 += WeylKey0;
            key1 += WeylKey1;
        }

        var low = Vector256.Create((ulong)uint.MaxValue);
        var ab = (va & low) | (vb << 32);
        var cd = (vc & low) | (vd << 32);
        return (Avx2.UnpackLow(ab, cd).AsUInt32(), Avx2.UnpackHigh(ab, cd).AsUInt32());
    }
}
