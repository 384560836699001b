using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Networks;
using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Devices;
using NasDsl.TorchSharp.Graph;
using NasDsl.TorchSharp.Optimizers;
using NasDsl.TorchSharp.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp;

/// <summary>The training of one network with mixtures on a device.</summary>
internal sealed class TorchMixtureRun : IMixtureRun
{
    /// <summary>How far weights move for the derivative along a gradient, over its length (DARTS, section 2.3).</summary>
    private const double Reach = 0.01;

    /// <summary>Rounds over the validation rows have numbers that those over the training rows never reach.</summary>
    private const uint FirstValidationRound = 1u << 31;

    private readonly Network _network;
    private readonly ResidentData _data;
    private readonly TorchDevice _device;
    private readonly TorchTraining _training;
    private readonly BatchSource _validation;
    private readonly RowOrder _trainingOrder;
    private readonly RowOrder _validationOrder;
    private readonly WeightPlace[] _mixtures;
    private bool _isDisposed;

    /// <summary>Prepares a network with fresh weights and even mixtures.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">The rows that the weights are trained on.</param>
    /// <param name="validation">The rows that the loss is differentiated on.</param>
    /// <param name="recipe">How the weights are trained.</param>
    /// <param name="seed">What randomness is drawn from.</param>
    /// <param name="data">The rows on devices.</param>
    /// <param name="device">The device, which counts this run already.</param>
    /// <param name="precision">What passes compute with.</param>
    public TorchMixtureRun(
        Network network, Dataset training, Dataset validation, TrainingRecipe recipe, ulong seed, ResidentData data, TorchDevice device, TorchPrecision precision)
    {
        _network = network;
        _data = data;
        _device = device;
        _training = new TorchTraining(network, training, [recipe], [seed], data, device, precision);
        _validation = new BatchSource(network, _training.Weights, validation, data.Get(validation, device), [BatchSource.AsIs], [seed], _training.Batch);
        _trainingOrder = new RowOrder(training.Count, _training.Batch, seed, firstRound: 0);
        _validationOrder = new RowOrder(validation.Count, _training.Batch, seed, FirstValidationRound);
        _mixtures = [.. _training.Weights.Places.Where(place => place.IsMixture)];
    }

    /// <inheritdoc/>
    public int StepsPerEpoch => _training.StepsPerEpoch;

    private Tensor Weights => _training.Weights.Values;

    /// <inheritdoc/>
    public void SetMixtures(ReadOnlySpan<float> mixtures)
    {
        if (mixtures.Length != _mixtures.Sum(place => place.Count))
        {
            throw new ArgumentException($"The mixtures have {_mixtures.Sum(place => place.Count)} inputs, and get {mixtures.Length} numbers.", nameof(mixtures));
        }

        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var next = 0;
        foreach (var place in _mixtures)
        {
            Weights.select(0, 0).narrow(0, place.Offset, place.Count).copy_(TorchArrays.Upload(mixtures.Slice(next, place.Count), _device.Device, place.Count));
            next += place.Count;
        }

        _training.Weights.Refresh();
    }

    /// <inheritdoc/>
    public double Differentiate(bool isSecondOrder, Span<float> gradient)
    {
        using var scope = NewDisposeScope();
        int[][] rows = [_validationOrder.Batch.ToArray()];
        var loss = isSecondOrder ? DifferentiateFurther(rows, gradient) : Copy(_training.Differentiate(_validation, rows), gradient);
        _validationOrder.Advance();
        return loss;
    }

    /// <inheritdoc/>
    public double Step()
    {
        var loss = _training.TrainStep([_trainingOrder.Batch.ToArray()]);
        _trainingOrder.Advance();
        return loss;
    }

    /// <inheritdoc/>
    public float[] Predict(Dataset rows, CancellationToken cancellationToken)
    {
        InputRows.Check(_network, rows);
        return _training.Predict(_data.Get(rows, _device), cancellationToken)[0];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _training.Dispose();
            _device.Leave();
        }
    }

    /// <summary>Copies the gradients of mixtures out.</summary>
    private double Copy(double loss, Span<float> gradient)
    {
        var values = TorchArrays.Download(_training.Gradients.select(0, 0));
        var next = 0;
        foreach (var place in _mixtures)
        {
            values.AsSpan((int)place.Offset, place.Count).CopyTo(gradient[next..]);
            next += place.Count;
        }

        return loss;
    }

    // With w' = w - rate dL_train/dw: the derivative of L_val(w') by the mixtures, less rate times that of L_train along d = dL_val/dw', as a central difference.
    private double DifferentiateFurther(int[][] rows, Span<float> gradient)
    {
        var rate = _training.Rate;
        int[][] next = [_trainingOrder.Batch.ToArray()];
        var before = Weights.clone();
        _training.Differentiate(next);
        Move(before, _training.Weights.Optimized(_training.Gradients), -rate);
        var loss = Copy(_training.Differentiate(_validation, rows), gradient);
        var direction = _training.Weights.Optimized(_training.Gradients).clone();
        var length = TorchArrays.Download(GradientNorm.Of(direction))[0];
        if (length > 0)
        {
            var step = Reach / length;
            var above = DifferentiateAside(before, direction, step, next, gradient.Length);
            var below = DifferentiateAside(before, direction, -step, next, gradient.Length);
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] -= (float)(rate * (((double)above[i] - below[i]) / (2 * step)));
            }
        }

        Move(before, direction, 0);
        return loss;
    }

    private float[] DifferentiateAside(Tensor before, Tensor direction, double step, int[][] rows, int count)
    {
        var gradient = new float[count];
        Move(before, direction, step);
        Copy(_training.Differentiate(rows), gradient);
        return gradient;
    }

    /// <summary>Sets the weights to what they were, and adds a multiple of a direction.</summary>
    private void Move(Tensor before, Tensor direction, double step)
    {
        using var ungraded = no_grad();
        Weights.copy_(before);
        if (step != 0)
        {
            using Scalar times = step;
            _training.Weights.Optimized(Weights).add_(direction, times);
        }

        _training.Weights.Refresh();
    }
}
