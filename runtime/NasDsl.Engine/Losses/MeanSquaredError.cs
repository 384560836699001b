namespace NasDsl.Engine.Losses;

/// <summary>The loss is (output - target)^2, its gradient 2 (output - target).</summary>
internal sealed unsafe class MeanSquaredError : Loss
{
    public override double Compute(float* outputs, int size, int pitch, ReadOnlySpan<float> targets, float* gradient)
    {
        var loss = 0.0;
        foreach (var target in targets)
        {
            var error = (double)outputs[0] - target;
            loss += error * error;
            gradient[0] = (float)(2 * error / targets.Length);
            outputs += pitch;
            gradient += pitch;
        }

        return loss / targets.Length;
    }
}
