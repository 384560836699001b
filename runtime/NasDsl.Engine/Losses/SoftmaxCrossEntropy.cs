using NasDsl.Engine.Kernels;
using NasDsl.Engine.Operations;
using NasDsl.Language.Numerics;

namespace NasDsl.Engine.Losses;

/// <summary>
/// With p = softmax(outputs) and t the class: the loss is -log p[t], its gradient p - onehot(t). The greatest output is taken away first, so that nothing overflows.
/// </summary>
internal sealed unsafe class SoftmaxCrossEntropy(VectorKernels kernels) : Loss
{
    public override double Compute(float* outputs, int size, int pitch, ReadOnlySpan<float> targets, float* gradient)
    {
        // The exponentials of all samples at once, those of the padding too, which are cleared below.
        Shift(outputs, size, pitch, targets.Length, gradient);
        kernels.Activate<Exponential>(gradient, (nint)targets.Length * pitch, gradient);
        var loss = 0.0;
        var share = 1f / targets.Length;
        foreach (var target in targets)
        {
            var sum = 0f;
            for (var c = 0; c < size; c++)
            {
                sum += gradient[c];
            }

            var scale = share / sum;
            for (var c = 0; c < size; c++)
            {
                gradient[c] *= scale;
            }

            for (var c = size; c < pitch; c++)
            {
                gradient[c] = 0;
            }

            var label = (int)target;
            gradient[label] -= share;
            loss += DeterministicMath.Log(sum) - (outputs[label] - Greatest(outputs, size));
            outputs += pitch;
            gradient += pitch;
        }

        return loss / targets.Length;
    }

    private static void Shift(float* outputs, int size, int pitch, int batch, float* shifted)
    {
        for (var n = 0; n < batch; n++, outputs += pitch, shifted += pitch)
        {
            var greatest = Greatest(outputs, size);
            for (var c = 0; c < size; c++)
            {
                shifted[c] = outputs[c] - greatest;
            }
        }
    }

    private static float Greatest(float* outputs, int size)
    {
        var greatest = outputs[0];
        for (var c = 1; c < size; c++)
        {
            greatest = outputs[c] > greatest ? outputs[c] : greatest;
        }

        return greatest;
    }
}
