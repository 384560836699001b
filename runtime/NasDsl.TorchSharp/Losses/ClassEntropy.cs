using NasDsl.Data;
using NasDsl.Engine.Losses;
using NasDsl.Engines;
using NasDsl.TorchSharp.Data;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NasDsl.TorchSharp.Losses;

/// <summary>
/// With p = softmax(outputs), weights w and a target distribution q over the classes, the loss of a sample is -sum of w[c] q[c] log p[c]; the mean over a batch divides by what its classes weigh together.
/// </summary>
internal sealed class ClassEntropy
{
    private readonly double _smoothing;
    private readonly Tensor? _weights;
    private readonly bool _isPlain;

    /// <summary>Makes the loss.</summary>
    /// <param name="settings">Weights and smoothing.</param>
    /// <param name="dataset">The rows to train on.</param>
    /// <param name="device">The device.</param>
    public ClassEntropy(CrossEntropySettings settings, Dataset dataset, Device device)
    {
        _smoothing = settings.Smoothing;
        if (SoftmaxCrossEntropy.WeightsOf(settings, dataset) is { } weights)
        {
            _weights = TorchArrays.Upload([.. weights.Select(weight => (float)weight)], device, weights.Length).DetachFromDisposeScope();
        }

        _isPlain = _weights is null && _smoothing == 0;
    }

    /// <summary>Computes the loss.</summary>
    /// <param name="outputs">rows x members x classes.</param>
    /// <param name="targets">The classes.</param>
    /// <returns>The loss of each member.</returns>
    public Tensor Compute(Tensor outputs, TorchTargets targets)
    {
        var costs = F.log_softmax(outputs, 2).neg();
        var first = Pick(costs, targets.Values);
        if (_isPlain && targets.Shares is null)
        {
            return first.mean([0]);
        }

        var rest = targets.Shares?.neg().add(Scalars.One, Scalars.One);
        var weight = WeightOf(targets.Values, targets.Shares);
        var loss = first.mul(weight);
        var whole = weight;
        if (targets.Others is { } others && rest is not null)
        {
            var otherWeight = WeightOf(others, rest);
            loss = loss.add(Pick(costs, others).mul(otherWeight), Scalars.One);
            whole = weight.add(otherWeight, Scalars.One);
        }

        if (_smoothing > 0)
        {
            using Scalar ofEach = _smoothing / outputs.shape[2];
            using Scalar ofTarget = 1 - _smoothing;
            var even = (_weights is null ? costs : costs.mul(_weights)).sum(dim: 2).mul(ofEach);
            loss = loss.mul(ofTarget).add(even, Scalars.One);
        }

        // A batch whose classes weigh nothing teaches nothing.
        var sum = whole.sum(dim: 0);
        return loss.sum(dim: 0).div(sum.add(sum.eq(Scalars.Zero).to_type(ScalarType.Float32), Scalars.One));
    }

    private static Tensor Pick(Tensor costs, Tensor classes) => costs.gather(2, classes.unsqueeze(2)).squeeze(2);

    /// <summary>What the classes of samples weigh, each with its share of the sample: rows x members.</summary>
    private Tensor WeightOf(Tensor classes, Tensor? shares)
    {
        var ofClass = _weights is null ? ones_like(classes, ScalarType.Float32) : _weights.index_select(0, classes.flatten()).reshape(classes.shape);
        return shares is null ? ofClass : ofClass.mul(shares);
    }
}
