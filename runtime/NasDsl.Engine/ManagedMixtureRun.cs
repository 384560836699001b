using NasDsl.Data;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engines;

namespace NasDsl.Engine;

/// <summary>The training of one network with mixtures on the caller's thread.</summary>
internal sealed unsafe class ManagedMixtureRun : IMixtureRun
{
    /// <summary>How far weights move for the derivative along a gradient, over its length (DARTS, section 2.3).</summary>
    private const double Reach = 0.01;

    /// <summary>Rounds over the validation rows have numbers that those over the training rows never reach.</summary>
    private const uint FirstValidationRound = 1u << 31;

    private readonly NetworkPlan _plan;
    private readonly VectorKernels _kernels;
    private readonly ManagedTrainingRun _run;
    private readonly Dataset _validation;
    private readonly Parameter[] _mixtures;
    private readonly RowOrder _trainingOrder;
    private readonly RowOrder _validationOrder;
    private readonly float* _weights;
    private readonly float* _direction;

    /// <summary>Takes a plan with its weights set, and owns it.</summary>
    public ManagedMixtureRun(NetworkPlan plan, VectorKernels kernels, Dataset training, Dataset validation, TrainingRecipe recipe, ulong seed)
    {
        _plan = plan;
        _kernels = kernels;
        _validation = validation;
        _mixtures = [.. plan.Parameters.Where(parameter => parameter.IsMixture)];
        _weights = plan.Arena.Floats(plan.TrainableCount);
        _direction = plan.Arena.Floats(plan.TrainableCount);
        _trainingOrder = new RowOrder(training.Count, plan.MaximumBatch, seed, firstRound: 0);
        _validationOrder = new RowOrder(validation.Count, plan.MaximumBatch, seed, FirstValidationRound);
        StepsPerEpoch = (training.Count + plan.MaximumBatch - 1) / plan.MaximumBatch;
        _run = new ManagedTrainingRun(plan, kernels, training, recipe, seed);
    }

    /// <inheritdoc/>
    public int StepsPerEpoch { get; }

    /// <inheritdoc/>
    public void SetMixtures(ReadOnlySpan<float> mixtures)
    {
        if (mixtures.Length != _mixtures.Sum(parameter => parameter.Layout.Count))
        {
            throw new ArgumentException($"The mixtures have {_mixtures.Sum(parameter => parameter.Layout.Count)} inputs, and get {mixtures.Length} numbers.", nameof(mixtures));
        }

        var place = 0;
        foreach (var parameter in _mixtures)
        {
            for (var i = 0; i < parameter.Layout.Count; i++)
            {
                parameter.Values[parameter.Layout.OffsetOf(i)] = mixtures[place++];
            }
        }
    }

    /// <inheritdoc/>
    public double Differentiate(bool isSecondOrder, Span<float> gradient)
    {
        var rows = _validationOrder.Batch;
        var loss = isSecondOrder ? DifferentiateFurther(rows, gradient) : Copy(_run.Differentiate(_validation, rows), gradient);
        _validationOrder.Advance();
        GC.KeepAlive(this);
        return loss;
    }

    /// <inheritdoc/>
    public double Step()
    {
        var loss = _run.Step(_trainingOrder.Batch);
        _trainingOrder.Advance();
        return loss;
    }

    /// <inheritdoc/>
    public float[] Predict(Dataset rows, CancellationToken cancellationToken) => _run.Predict(rows, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _run.Dispose();

    /// <summary>Copies the gradients of mixtures out.</summary>
    private double Copy(double loss, Span<float> gradient)
    {
        var place = 0;
        foreach (var parameter in _mixtures)
        {
            for (var i = 0; i < parameter.Layout.Count; i++)
            {
                gradient[place++] = parameter.Gradient[parameter.Layout.OffsetOf(i)];
            }
        }

        return loss;
    }

    // With w' = w - rate dL_train/dw: the derivative of L_val(w') by the mixtures, less rate times that of L_train along d = dL_val/dw', as a central difference.
    private double DifferentiateFurther(ReadOnlySpan<int> rows, Span<float> gradient)
    {
        var rate = (float)_run.Rate;
        var count = (long)_plan.TrainableCount * sizeof(float);
        Buffer.MemoryCopy(_plan.Weights, _weights, count, count);
        _run.Differentiate(_trainingOrder.Batch);
        _kernels.AddScaled(_plan.Gradients, -rate, _plan.TrainableCount, _plan.Weights);
        var loss = Copy(_run.Differentiate(_validation, rows), gradient);
        Buffer.MemoryCopy(_plan.Gradients, _direction, count, count);
        var length = Length(_direction);
        if (length > 0)
        {
            var step = Reach / length;
            var above = new float[gradient.Length];
            var below = new float[gradient.Length];
            DifferentiateAside((float)step, above);
            DifferentiateAside((float)-step, below);
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] -= (float)(rate * (((double)above[i] - below[i]) / (2 * step)));
            }
        }

        Buffer.MemoryCopy(_weights, _plan.Weights, count, count);
        return loss;
    }

    private void DifferentiateAside(float step, Span<float> gradient)
    {
        var count = (long)_plan.TrainableCount * sizeof(float);
        Buffer.MemoryCopy(_weights, _plan.Weights, count, count);
        _kernels.AddScaled(_direction, step, _plan.TrainableCount, _plan.Weights);
        Copy(_run.Differentiate(_trainingOrder.Batch), gradient);
    }

    private double Length(float* vector)
    {
        var sum = 0.0;
        for (var i = 0; i < _plan.TrainableCount; i++)
        {
            sum += (double)vector[i] * vector[i];
        }

        return Math.Sqrt(sum);
    }
}
