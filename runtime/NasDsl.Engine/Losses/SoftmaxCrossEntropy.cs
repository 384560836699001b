using NasDsl.Data;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Engine.Simd;
using NasDsl.Engines;

namespace NasDsl.Engine.Losses;

/// <summary>
/// With p = softmax(outputs), weights w and a target distribution q over the classes, the loss of a sample is -sum of w[c] q[c] log p[c], and its gradient p sum(w q) - w q; without weights, for a class t, that
/// is -log p[t] and p - onehot(t). The mean over a batch divides by what its classes weigh together, as in PyTorch. The greatest output is taken away first, so that nothing overflows.
/// </summary>
/// <remarks>Outputs are turned to classes x samples and back: vectors run across samples then, and the sum over the classes of each is one chain.</remarks>
internal sealed unsafe class SoftmaxCrossEntropy : Loss
{
    private readonly VectorKernels _kernels;
    private readonly double[]? _weights;
    private readonly double _smoothing;
    private readonly double _weightOfAll;
    private readonly float* _columns;
    private readonly float* _greatest;
    private readonly float* _sums;
    private readonly float* _scales;
    private readonly double* _logarithms;

    /// <summary>Makes the loss.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="arena">Where scratch memory comes from.</param>
    /// <param name="maximumBatch">The greatest batch.</param>
    /// <param name="settings">Weights and smoothing.</param>
    /// <param name="dataset">The rows to train on.</param>
    public SoftmaxCrossEntropy(VectorKernels kernels, NativeArena arena, int maximumBatch, CrossEntropySettings settings, Dataset dataset)
    {
        _kernels = kernels;
        _smoothing = settings.Smoothing;
        _weights = WeightsOf(settings, dataset);
        _weightOfAll = _weights?.Sum() ?? dataset.TargetSize;
        var samples = Layout.Padded(maximumBatch);
        _columns = arena.Floats((long)dataset.TargetSize * samples);
        _greatest = arena.Floats(samples);
        _sums = arena.Floats(samples);
        _scales = arena.Floats(samples);
        _logarithms = (double*)arena.Floats(2 * samples);
    }

    public override double Compute(float* outputs, int size, int pitch, in BatchTargets targets, float* gradient)
    {
        var batch = targets.Values.Length;
        var columns = Layout.Padded(batch);
        VectorKernels.Transpose(outputs, pitch, batch, size, _columns, columns);
        _kernels.ExponentialColumns(_columns, size, columns, _greatest, _sums);
        var whole = WeightOf(targets);
        var share = (float)(1 / whole);
        for (var n = 0; n < batch; n++)
        {
            var (hot, otherHot) = Hot(targets, n);
            var mass = hot + otherHot + (_smoothing / size * _weightOfAll);
            _scales[n] = (float)(share * mass) / _sums[n];
        }

        for (var c = 0; c < size; c++)
        {
            var row = _columns + ((nint)c * columns);
            _kernels.Product(row, _scales, columns, row);
        }

        VectorKernels.Transpose(_columns, columns, size, batch, gradient, pitch);
        VectorLogarithm.Take(_sums, batch, _logarithms);
        var loss = 0.0;
        for (var n = 0; n < batch; n++)
        {
            loss += Take(outputs, size, targets, n, share, gradient);
            outputs += pitch;
            gradient += pitch;
        }

        return loss / whole;
    }

    /// <summary>The loss of one sample, whose target is taken away from the gradient.</summary>
    private double Take(float* outputs, int size, in BatchTargets targets, int sample, float share, float* gradient)
    {
        var (hot, otherHot) = Hot(targets, sample);
        var logarithm = _logarithms[sample];
        double greatest = _greatest[sample];
        var loss = Take((int)targets.Values[sample], hot);
        if (targets.IsMixed)
        {
            loss += Take((int)targets.Others[sample], otherHot);
        }

        var even = _smoothing / size;
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

    /// <summary>The weights of the class of a sample, and of the class that is mixed in, without what all classes have by smoothing.</summary>
    private (double Class, double Other) Hot(in BatchTargets targets, int sample)
    {
        var rest = 1 - _smoothing;
        var label = (int)targets.Values[sample];
        if (!targets.IsMixed)
        {
            return (rest * Weight(label), 0);
        }

        double first = targets.Shares[sample];
        return (rest * first * Weight(label), rest * (1 - first) * Weight((int)targets.Others[sample]));
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
}
