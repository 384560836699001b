namespace NasDsl.Engine.Losses;

/// <summary>e^2 / 2 for errors e up to delta, delta (|e| - delta / 2) beyond (Huber, 1964).</summary>
/// <param name="delta">The error at which it becomes linear.</param>
internal readonly struct HuberError(double delta) : IErrorLoss
{
    public double Value(double output, double target, out double slope)
    {
        var error = output - target;
        var magnitude = Math.Abs(error);
        if (magnitude > delta)
        {
            slope = error > 0 ? delta : -delta;
            return delta * (magnitude - (0.5 * delta));
        }

        slope = error;
        return 0.5 * error * error;
    }
}
