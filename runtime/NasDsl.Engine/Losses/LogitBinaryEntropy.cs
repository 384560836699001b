using NasDsl.Engine.Kernels;
using NasDsl.Engine.Operations;
using NasDsl.Language.Numerics;

namespace NasDsl.Engine.Losses;

/// <summary>
/// One class against the others: with t = 1 for the output of the class and 0 for the others, the loss of a logit x is max(x, 0) - x t + log(1 + e^-|x|), and its gradient sigmoid(x) - t. Nothing in it can
/// overflow. The mean over all outputs of the batch.
/// </summary>
internal sealed unsafe class LogitBinaryEntropy(VectorKernels kernels) : Loss
{
    /// <summary>Factors from 1 to 2 are multiplied up to this, and take one logarithm together.</summary>
    private const double GreatestProduct = 1e300;

    public override double Compute(float* outputs, int size, int pitch, in BatchTargets targets, float* gradient)
    {
        var batch = targets.Values.Length;
        kernels.Activate<ExponentialDecay>(outputs, (nint)batch * pitch, gradient);
        var loss = 0.0;
        var product = 1.0;
        var count = (double)batch * size;
        for (var n = 0; n < batch; n++, outputs += pitch, gradient += pitch)
        {
            for (var c = 0; c < size; c++)
            {
                var target = TargetOf(targets, n, c);
                double logit = outputs[c];
                double tail = gradient[c];
                loss += Math.Max(logit, 0) - (logit * target);
                product *= 1 + tail;
                if (product > GreatestProduct)
                {
                    loss += DeterministicMath.Log(product);
                    product = 1;
                }

                gradient[c] = (float)((((logit >= 0 ? 1 : tail) / (1 + tail)) - target) / count);
            }

            new Span<float>(gradient + size, pitch - size).Clear();
        }

        return (loss + DeterministicMath.Log(product)) / count;
    }

    private static double TargetOf(in BatchTargets targets, int sample, int label)
    {
        var isFirst = (int)targets.Values[sample] == label;
        if (!targets.IsMixed)
        {
            return isFirst ? 1 : 0;
        }

        double share = targets.Shares[sample];
        return (isFirst ? share : 0) + ((int)targets.Others[sample] == label ? 1 - share : 0);
    }
}
