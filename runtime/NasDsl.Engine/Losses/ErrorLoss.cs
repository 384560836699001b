namespace NasDsl.Engine.Losses;

/// <summary>The mean, over all outputs of a batch, of a loss of each by itself.</summary>
/// <typeparam name="TError">The loss of one output.</typeparam>
/// <param name="error">The loss of one output.</param>
internal sealed unsafe class ErrorLoss<TError>(TError error) : Loss
    where TError : struct, IErrorLoss
{
    public override double Compute(float* outputs, int size, int pitch, in BatchTargets targets, float* gradient)
    {
        var values = targets.Values;
        var loss = 0.0;
        for (var first = 0; first < values.Length; first += size)
        {
            for (var i = 0; i < size; i++)
            {
                loss += error.Value(outputs[i], values[first + i], out var slope);
                gradient[i] = (float)(slope / values.Length);
            }

            outputs += pitch;
            gradient += pitch;
        }

        return loss / values.Length;
    }
}
