namespace NasDsl.Language.Numerics;

/// <summary>
/// Functions from additions, multiplications and divisions alone, so that they give the same bits on every machine; those of <see cref="Math"/> come from
/// each platform's own library. Errors are a few units in the last place.
/// </summary>
public static class DeterministicMath
{
    private const double Ln2 = 0.693147180559945309417;

    // ln 2 in two parts, the first with 21 trailing zero bits, so that a multiple of it is exact (Cody and Waite).
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Ln10 = 2.302585092994045684018;

    // The coefficients of the series of artanh from the last to the first: divisions would take most of a logarithm's time.
    private static readonly double[] OddReciprocals =
        [1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1.0];

    /// <summary>e to the power of x.</summary>
    /// <param name="x">The exponent.</param>
    /// <returns>The power.</returns>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x > 709.78)
        {
            return double.PositiveInfinity;
        }

        if (x < -745.2)
        {
            return 0;
        }

        // x = k ln 2 + r with |r| <= ln 2 / 2; the Taylor series of e^r to the 14th power errs by less than 1e-18.
        var k = Math.Floor((x / Ln2) + 0.5);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var sum = 1.0;
        for (var i = 14; i >= 1; i--)
        {
            sum = 1 + (r / i * sum);
        }

        return ScaleB(sum, (int)k);
    }

    /// <summary>The natural logarithm.</summary>
    /// <param name="x">A number.</param>
    /// <returns>The logarithm; negative infinity for 0, NaN below.</returns>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        if (x == 0 || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x;
        }

        // x = m 2^k with m in [1/sqrt 2, sqrt 2); ln m = 2 artanh((m - 1) / (m + 1)), whose argument is at most 0.172.
        var k = ILogB(x);
        var m = ScaleB(x, -k);
        if (m > 1.41421356237309505)
        {
            m /= 2;
            k++;
        }

        var s = (m - 1) / (m + 1);
        var square = s * s;
        var sum = 0.0;
        foreach (var reciprocal in OddReciprocals)
        {
            sum = (sum * square) + reciprocal;
        }

        return (k * Ln2High) + ((k * Ln2Low) + (2 * s * sum));
    }

    /// <summary>The logarithm to base 10.</summary>
    /// <param name="x">A number.</param>
    /// <returns>The logarithm.</returns>
    public static double Log10(double x) => Log(x) / Ln10;

    /// <summary>The logarithm to base 2, exact for powers of two.</summary>
    /// <param name="x">A number.</param>
    /// <returns>The logarithm.</returns>
    public static double Log2(double x) =>
        x > 0 && !double.IsInfinity(x) && ScaleB(1, ILogB(x)) == x ? ILogB(x) : Log(x) / Ln2;

    /// <summary>A number to a power; exact multiplications for small whole exponents.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    /// <returns>The power.</returns>
    public static double Pow(double x, double y)
    {
        if (Math.Floor(y) == y && Math.Abs(y) <= 1024)
        {
            var power = 1.0;
            for (var i = 0; i < Math.Abs(y); i++)
            {
                power *= x;
            }

            return y < 0 ? 1 / power : power;
        }

        return x == 0 ? (y > 0 ? 0 : double.PositiveInfinity) : Exp(y * Log(x));
    }

    /// <summary>The cosine of an angle from 0 to pi: Taylor's series after folding at pi / 2.</summary>
    /// <param name="x">The angle.</param>
    /// <returns>The cosine.</returns>
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

    // x 2^n. What becomes smaller than normal numbers is scaled in steps that round once.
    private static double ScaleB(double x, int n)
    {
        for (; n > 1023; n -= 1023)
        {
            x *= PowerOfTwo(1023);
        }

        for (; n < -1022; n += 969)
        {
            x *= PowerOfTwo(-969);
        }

        return x * PowerOfTwo(n);
    }

    // The greatest n with 2^n <= x, for positive finite numbers.
    private static int ILogB(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) & 0x7FF;
        return exponent > 0 ? exponent - 1023 : ILogB(x * PowerOfTwo(54)) - 54;
    }

    private static double PowerOfTwo(int n) => BitConverter.Int64BitsToDouble((long)(n + 1023) << 52);
}
