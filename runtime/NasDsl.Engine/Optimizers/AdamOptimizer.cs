using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Engines;

namespace NasDsl.Engine.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, 2015, algorithm 1) and AdamW (Loshchilov and Hutter, 2019, algorithm 2), as PyTorch defines them. The powers of the betas are products, so that they are the same everywhere.
/// </summary>
internal sealed unsafe class AdamOptimizer(AdamSettings settings, VectorKernels kernels, NativeArena arena, int count) : Optimizer
{
    private readonly float* _means = arena.Floats(count);
    private readonly float* _squares = arena.Floats(count);
    private double _power1 = 1;
    private double _power2 = 1;

    public override IReadOnlyList<(string Name, nint Values)> State => [("mean", (nint)_means), ("square", (nint)_squares)];

    public override void Skip(long steps)
    {
        for (var step = 0L; step < steps; step++)
        {
            Advance();
        }
    }

    public override bool Step(float* weights, float* gradients, double rate)
    {
        Advance();
        return kernels.StepAdam(
            weights,
            gradients,
            _means,
            _squares,
            count,
            new AdamStep(
                (float)(rate / (1 - _power1)),
                (float)settings.Beta1,
                (float)(1 - settings.Beta1),
                (float)settings.Beta2,
                (float)(1 - settings.Beta2),
                (float)Math.Sqrt(1 - _power2),
                (float)settings.Epsilon,
                settings.IsDecoupled ? 0 : (float)settings.WeightDecay,
                settings.IsDecoupled ? (float)(1 - (rate * settings.WeightDecay)) : 1));
    }

    private void Advance()
    {
        _power1 *= settings.Beta1;
        _power2 *= settings.Beta2;
    }
}
