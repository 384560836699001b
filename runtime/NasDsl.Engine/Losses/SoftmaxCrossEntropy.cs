using NasDsl.Data;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Operations;
using NasDsl.Engines;
using NasDsl.Language.Numerics;

namespace NasDsl.Engine.Losses;

/// <summary>
/// With p = softmax(outputs), weights w and a target distribution q over the classes, the loss of a sample is -sum of w[c] q[c] log p[c], and its gradient p sum(w q) - w q; without weights, for a class t, that
/// is -log p[t] and p - onehot(t). The mean over a batch divides by what its classes weigh together, as in PyTorch. The greatest output is taken away first, so that nothing overflows.
/// </summary>
internal sealed unsafe class SoftmaxCrossEntropy : Loss
{
    private readonly VectorKernels _kernels;
    private readonly double[]? _weights;
    private readonly double _smoothing;
    private readonly double _weightOfAll;

    /// <summary>Makes the loss.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="settings">Weights and smoothing.</param>
    /// <param name="dataset">The rows to train on.</param>
    public SoftmaxCrossEntropy(VectorKernels kernels, CrossEntropySettings settings, Dataset dataset)
    {
        _kernels = kernels;
        _smoothing = settings.Smoothing;
        _weights = WeightsOf(settings, dataset);
        _weightOfAll = _weights?.Sum() ?? dataset.TargetSize;
    }

    public override double Compute(float* outputs, int size, int pitch, in BatchTargets targets, float* gradient)
    {
        // The exponentials of all samples at once, those of the padding too, which are cleared below.
        var batch = targets.Values.Length;
        Shift(outputs, size, pitch, batch, gradient);
        _kernels.Activate<Exponential>(gradient, (nint)batch * pitch, gradient);
        var loss = 0.0;
        var whole = WeightOf(targets);
        var share = (float)(1 / whole);
        for (var n = 0; n < batch; n++)
        {
            loss += Compute(outputs, size, targets, n, share, gradient);
            new Span<float>(gradient + size, pitch - size).Clear();
            outputs += pitch;
            gradient += pitch;
        }

        return loss / whole;
    }

    /// <summary>One sample, whose gradient is that of its share of the mean.</summary>
    private double Compute(float* outputs, int size, in BatchTargets targets, int sample, float share, float* gradient)
    {
        var sum = 0f;
        for (var c = 0; c < size; c++)
        {
            sum += gradient[c];
        }

        var label = (int)targets.Values[sample];
        var first = targets.IsMixed ? (double)targets.Shares[sample] : 1;
        var hot = (1 - _smoothing) * first * Weight(label);
        var other = targets.IsMixed ? (int)targets.Others[sample] : label;
        var otherHot = targets.IsMixed ? (1 - _smoothing) * (1 - first) * Weight(other) : 0;
        var even = _smoothing / size;
        var mass = hot + otherHot + (even * _weightOfAll);
        var scale = (float)(share * mass) / sum;
        for (var c = 0; c < size; c++)
        {
            gradient[c] *= scale;
        }

        var greatest = Greatest(outputs, size);
        var logarithm = DeterministicMath.Log(sum);
        var loss = Take(label, hot);
        if (targets.IsMixed)
        {
            loss += Take(other, otherHot);
        }

        for (var c = 0; _smoothing > 0 && c < size; c++)
        {
            loss += Take(c, even * Weight(c));
        }

        return loss;

        double Take(int c, double part)
        {
            gradient[c] -= (float)(share * part);
            return part * (logarithm - ((double)outputs[c] - greatest));
        }
    }

    /// <summary>What the classes of a batch weigh together: the number of its rows where all weigh the same.</summary>
    private double WeightOf(in BatchTargets targets)
    {
        if (_weights is null)
        {
            return targets.Values.Length;
        }

        var sum = 0.0;
        for (var n = 0; n < targets.Values.Length; n++)
        {
            var weight = Weight((int)targets.Values[n]);
            sum += targets.IsMixed ? (targets.Shares[n] * weight) + ((1 - targets.Shares[n]) * Weight((int)targets.Others[n])) : weight;
        }

        // A batch whose classes weigh nothing teaches nothing.
        return sum > 0 ? sum : 1;
    }

    private double Weight(int c) => _weights is null ? 1 : _weights[c];

    /// <summary>The weight of each class.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="dataset">The rows to train on.</param>
    /// <returns>The weights, or null where all weigh the same.</returns>
    public static double[]? WeightsOf(CrossEntropySettings settings, Dataset dataset) =>
        settings.IsBalanced ? Balance(dataset) : settings.ClassWeights.Count > 0 ? [.. settings.ClassWeights] : null;

    /// <summary>Rows / (classes x rows of the class), so that all classes weigh the same together; a class without rows weighs nothing.</summary>
    private static double[] Balance(Dataset dataset)
    {
        var counts = new int[dataset.TargetSize];
        foreach (var label in dataset.Targets.Span)
        {
            counts[(int)label]++;
        }

        return [.. counts.Select(count => count == 0 ? 0 : (double)dataset.Count / ((double)dataset.TargetSize * count))];
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
