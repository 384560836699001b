using NasDsl.Language.Numerics;

namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>The standard normal distribution, from arithmetic alone, so that it is the same everywhere.</summary>
internal static class NormalDistribution
{
    private const double LogRootTwoPi = 0.918938533204672741780;

    /// <summary>From here on the tail comes from its continued fraction: the series would cancel.</summary>
    private const double Tail = 4;
    private const int TailTerms = 40;

    /// <summary>The logarithm of the density.</summary>
    /// <param name="x">The place.</param>
    /// <returns>The logarithm.</returns>
    public static double LogDensity(double x) => (-0.5 * x * x) - LogRootTwoPi;

    /// <summary>The share below a place, by a series without cancellation (Marsaglia, 2004).</summary>
    /// <param name="x">The place.</param>
    /// <returns>From 0 to 1.</returns>
    public static double Cumulative(double x)
    {
        var density = DeterministicMath.Exp(LogDensity(x));
        if (Math.Abs(x) > Tail)
        {
            var tail = density * MillsRatio(Math.Abs(x));
            return x < 0 ? tail : 1 - tail;
        }

        var term = x;
        var sum = x;
        for (var i = 3; Math.Abs(term) > 1e-17; i += 2)
        {
            term *= x * x / i;
            sum += term;
        }

        return 0.5 + (sum * density);
    }

    /// <summary>The place below which a share lies: the rational approximation of P. J. Acklam, with a relative error of 1e-9.</summary>
    /// <param name="share">Between 0 and 1.</param>
    /// <returns>The place.</returns>
    public static double Quantile(double share)
    {
        const double Edge = 0.02425;
        if (share > 1 - Edge)
        {
            return -Quantile(1 - share);
        }

        if (share < Edge)
        {
            var q = Math.Sqrt(-2 * DeterministicMath.Log(share));
            return Polynomial(
                    q,
                    [-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00])
                / Polynomial(q, [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1]);
        }

        var centred = share - 0.5;
        var square = centred * centred;
        return centred
            * Polynomial(
                square,
                [-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00])
            / Polynomial(
                square,
                [-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1]);
    }

    /// <summary>
    /// The logarithm of the expected improvement <c>E max(0, X - best)</c> of a normal X (Jones, Schonlau and Welch, 1998). The logarithm, because far below the best the
    /// improvement itself is 0 in floating point and would not tell candidates apart.
    /// </summary>
    /// <param name="mean">The mean of X.</param>
    /// <param name="deviation">The deviation of X, above 0.</param>
    /// <param name="best">What is to be improved on.</param>
    /// <returns>The logarithm.</returns>
    public static double LogExpectedImprovement(double mean, double deviation, double best)
    {
        var z = (mean - best) / deviation;
        var share = z < -Tail
            ? LogDensity(z) + DeterministicMath.Log(1 + (z * MillsRatio(-z)))
            : DeterministicMath.Log((z * Cumulative(z)) + DeterministicMath.Exp(LogDensity(z)));
        return DeterministicMath.Log(deviation) + share;
    }

    /// <summary>The share above x over the density at x, for x of some size: Laplace's continued fraction.</summary>
    private static double MillsRatio(double x)
    {
        var fraction = x;
        for (var i = TailTerms; i >= 1; i--)
        {
            fraction = x + (i / fraction);
        }

        return 1 / fraction;
    }

    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients)
        {
            sum = (sum * x) + coefficient;
        }

        return sum;
    }
}
