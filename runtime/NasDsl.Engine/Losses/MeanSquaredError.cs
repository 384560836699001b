namespace NasDsl.Engine.Losses;

/// <summary>The loss is the mean of (output - target)^2 over the outputs of a sample, its gradient 2 (output - target) / outputs.</summary>
internal sealed unsafe class MeanSquaredError : Loss
{
    public override double Compute(float* outputs, int size, int pitch, ReadOnlySpan<float> targets, float* gradient)
    {
        var loss = 0.0;
        for (var first = 0; first < targets.Length; first += size)
        {
            for (var i = 0; i < size; i++)
            {
                var error = (double)outputs[i] - targets[first + i];
                loss += error * error;
                gradient[i] = (float)(2 * error / targets.Length);
            }

            outputs += pitch;
            gradient += pitch;
        }

        return loss / targets.Length;
    }
}
