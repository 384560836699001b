using NasDsl.Engine.Simd;
using NasDsl.Language.Numerics;

namespace NasDsl.Engine.Losses;

/// <summary>
/// With p = softmax(outputs) and t the class: the loss is -log p[t], its gradient p - onehot(t). The greatest output is taken away first, so that nothing overflows.
/// </summary>
internal sealed unsafe class SoftmaxCrossEntropy : Loss
{
    public override double Compute(float* outputs, int size, int pitch, ReadOnlySpan<float> targets, float* gradient)
    {
        var loss = 0.0;
        var share = 1f / targets.Length;
        foreach (var target in targets)
        {
            var greatest = outputs[0];
            for (var c = 1; c < size; c++)
            {
                greatest = outputs[c] > greatest ? outputs[c] : greatest;
            }

            var sum = 0f;
            for (var c = 0; c < size; c++)
            {
                gradient[c] = VectorFunctions<SimdScalar, float>.Exp(outputs[c] - greatest);
                sum += gradient[c];
            }

            var scale = share / sum;
            for (var c = 0; c < size; c++)
            {
                gradient[c] *= scale;
            }

            var label = (int)target;
            gradient[label] -= share;
            loss += DeterministicMath.Log(sum) - (outputs[label] - greatest);
            outputs += pitch;
            gradient += pitch;
        }

        return loss / targets.Length;
    }
}
