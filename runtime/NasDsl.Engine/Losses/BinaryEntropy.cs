using NasDsl.Language.Numerics;

namespace NasDsl.Engine.Losses;

/// <summary>-t log p - (1 - t) log(1 - p) for a probability p and a target t from 0 to 1. Logarithms end at -100 and p (1 - p) at 1e-12, as in PyTorch, so that nothing becomes infinite.</summary>
internal readonly struct BinaryEntropy : IErrorLoss
{
    private const double LeastLog = -100;
    private const double LeastVariance = 1e-12;

    public double Value(double output, double target, out double slope)
    {
        slope = (output - target) / Math.Max(output * (1 - output), LeastVariance);
        return -(target * Log(output)) - ((1 - target) * Log(1 - output));
    }

    private static double Log(double share) => Math.Max(DeterministicMath.Log(share), LeastLog);
}
