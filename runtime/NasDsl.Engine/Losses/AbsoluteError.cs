namespace NasDsl.Engine.Losses;

/// <summary>|e| for an error e; the slope at 0 is 0.</summary>
internal readonly struct AbsoluteError : IErrorLoss
{
    public double Value(double output, double target, out double slope)
    {
        var error = output - target;
        slope = error > 0 ? 1 : error < 0 ? -1 : 0;
        return Math.Abs(error);
    }
}
