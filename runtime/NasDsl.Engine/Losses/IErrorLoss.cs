namespace NasDsl.Engine.Losses;

/// <summary>The loss of one output by itself.</summary>
internal interface IErrorLoss
{
    /// <summary>The loss of one output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">What it should be.</param>
    /// <param name="slope">The derivative of the loss by the output.</param>
    /// <returns>The loss.</returns>
    double Value(double output, double target, out double slope);
}
