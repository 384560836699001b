using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NasDsl.Language.Numerics;

namespace NasDsl.Engine.Simd;

/// <summary>The natural logarithms of many numbers, with the bits of <see cref="DeterministicMath.Log"/>: the same operations on four numbers at once, of which none is fused.</summary>
internal static unsafe class VectorLogarithm
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Root2 = 1.41421356237309505;
    private const long ExponentOfOne = 1023L << 52;
    private const long Mantissa = (1L << 52) - 1;

    /// <summary>A whole number below 2^52 in the mantissa of this is added to 2^52.</summary>
    private const double Whole = 1L << 52;

    /// <summary>Takes logarithms.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="count">How many.</param>
    /// <param name="logarithms">Where they go.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Take(float* numbers, int count, double* logarithms)
    {
        var i = 0;
        for (; i + Vector256<double>.Count <= count; i += Vector256<double>.Count)
        {
            var x = Vector256.WidenLower(Vector128.Load(numbers + i).ToVector256());
            if (Vector256.GreaterThanAll(x, Vector256<double>.Zero) && Vector256.LessThanAll(x, Vector256.Create(double.PositiveInfinity)))
            {
                OfNormal(x).Store(logarithms + i);
                continue;
            }

            for (var lane = 0; lane < Vector256<double>.Count; lane++)
            {
                logarithms[i + lane] = DeterministicMath.Log(numbers[i + lane]);
            }
        }

        for (; i < count; i++)
        {
            logarithms[i] = DeterministicMath.Log(numbers[i]);
        }
    }

    /// <summary>x = m 2^k with m in [1/sqrt 2, sqrt 2); ln m = 2 artanh((m - 1) / (m + 1)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> OfNormal(Vector256<double> x)
    {
        var bits = x.AsInt64();
        var exponent = (Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(Whole).AsInt64()).AsDouble() - Vector256.Create(Whole + 1023);
        var m = ((bits & Vector256.Create(Mantissa)) | Vector256.Create(ExponentOfOne)).AsDouble();
        var isGreat = Vector256.GreaterThan(m, Vector256.Create(Root2));
        m = Vector256.ConditionalSelect(isGreat, m * 0.5, m);
        var k = Vector256.ConditionalSelect(isGreat, exponent + Vector256<double>.One, exponent);
        var s = (m - Vector256<double>.One) / (m + Vector256<double>.One);
        var square = s * s;
        var sum = Vector256.Create(1.0 / 23);
        sum = (sum * square) + Vector256.Create(1.0 / 21);
        sum = (sum * square) + Vector256.Create(1.0 / 19);
        sum = (sum * square) + Vector256.Create(1.0 / 17);
        sum = (sum * square) + Vector256.Create(1.0 / 15);
        sum = (sum * square) + Vector256.Create(1.0 / 13);
        sum = (sum * square) + Vector256.Create(1.0 / 11);
        sum = (sum * square) + Vector256.Create(1.0 / 9);
        sum = (sum * square) + Vector256.Create(1.0 / 7);
        sum = (sum * square) + Vector256.Create(1.0 / 5);
        sum = (sum * square) + Vector256.Create(1.0 / 3);
        sum = (sum * square) + Vector256<double>.One;
        return (k * Ln2High) + ((k * Ln2Low) + ((s + s) * sum));
    }
}
