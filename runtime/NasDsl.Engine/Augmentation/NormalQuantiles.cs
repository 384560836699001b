using NasDsl.Language.Numerics;

namespace NasDsl.Engine.Augmentation;

/// <summary>
/// Quantiles of the normal distribution, in the middle of 4,096 intervals of equal probability, scaled to variance 1. A random one is normal but for its tails, which end at 3.7 deviations.
/// </summary>
internal static class NormalQuantiles
{
    /// <summary>How many random bits choose a quantile.</summary>
    public const int Bits = 12;

    /// <summary>These bits.</summary>
    public const uint Mask = Count - 1;

    private const int Count = 1 << Bits;

    /// <summary>The quantiles, ascending.</summary>
    public static float[] All { get; } = Create();

    private static float[] Create()
    {
        var quantiles = new double[Count];
        var squares = 0.0;
        for (var i = 0; i < Count; i++)
        {
            quantiles[i] = Quantile((i + 0.5) / Count);
            squares += quantiles[i] * quantiles[i];
        }

        var scale = 1 / Math.Sqrt(squares / Count);
        return [.. quantiles.Select(quantile => (float)(scale * quantile))];
    }

    /// <summary>The quantile of a probability: P. J. Acklam's rational approximations, whose relative error is below 1.2e-9.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <returns>The quantile.</returns>
    public static double Quantile(double probability)
    {
        const double Tail = 0.02425;
        if (probability > 1 - Tail)
        {
            return -Quantile(1 - probability);
        }

        if (probability >= Tail)
        {
            var q = probability - 0.5;
            var r = q * q;
            return q * ((((((((((-3.969683028665376e+01 * r) + 2.209460984245205e+02) * r) - 2.759285104469687e+02) * r) + 1.383577518672690e+02) * r) - 3.066479806614716e+01) * r) + 2.506628277459239e+00)
                / ((((((((((-5.447609879822406e+01 * r) + 1.615858368580409e+02) * r) - 1.556989798598866e+02) * r) + 6.680131188771972e+01) * r) - 1.328068155288572e+01) * r) + 1);
        }

        var t = Math.Sqrt(-2 * DeterministicMath.Log(probability));
        return ((((((((((-7.784894002430293e-03 * t) - 3.223964580411365e-01) * t) - 2.400758277161838e+00) * t) - 2.549732539343734e+00) * t) + 4.374664141464968e+00) * t) + 2.938163982698783e+00)
            / ((((((((7.784695709041462e-03 * t) + 3.224671290700398e-01) * t) + 2.445134137142996e+00) * t) + 3.754408661907416e+00) * t) + 1);
    }
}
