namespace NasDsl.Engine.Losses;

/// <summary>e^2 for an error e.</summary>
internal readonly struct SquaredError : IErrorLoss
{
    public double Value(double output, double target, out double slope)
    {
        var error = output - target;
        slope = 2 * error;
        return error * error;
    }
}
