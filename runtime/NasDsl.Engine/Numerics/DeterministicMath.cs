namespace NasDsl.Engine.Numerics;

/// <summary>Functions of one double out of IEEE operations alone: the same bits on every platform, which <see cref="Math"/> does not promise.</summary>
internal static class DeterministicMath
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>The natural logarithm of a positive number; infinity and NaN stay what they are. Otherwise x = m 2^n with m near 1, and log m = 2 artanh((m - 1) / (m + 1)) as a series.</summary>
    public static double Log(double x)
    {
        if (!double.IsFinite(x))
        {
            return x;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        var z = (mantissa - 1) / (mantissa + 1);
        var square = z * z;
        var sum = 0.0;
        for (var k = 23; k >= 1; k -= 2)
        {
            sum = (sum * square) + (1.0 / k);
        }

        return (exponent * Ln2) + (2 * z * sum);
    }

    /// <summary>The cosine of an angle from 0 to pi: Taylor's series after folding at pi / 2.</summary>
    public static double Cos(double x)
    {
        if (x > Math.PI / 2)
        {
            return -Cos(Math.PI - x);
        }

        var square = x * x;
        var sum = 1.0;
        for (var k = 22; k >= 2; k -= 2)
        {
            sum = 1 - (sum * square / (k * (k - 1)));
        }

        return sum;
    }
}
