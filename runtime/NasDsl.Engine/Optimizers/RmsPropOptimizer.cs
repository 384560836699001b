using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Engines;

namespace NasDsl.Engine.Optimizers;

/// <summary>RMSprop (Tieleman and Hinton, 2012, lecture 6.5), as PyTorch defines it, without centring.</summary>
internal sealed unsafe class RmsPropOptimizer(RmsPropSettings settings, VectorKernels kernels, NativeArena arena, int count) : Optimizer
{
    private readonly float* _squares = arena.Floats(count);
    private readonly float* _velocities = arena.Floats(count);

    public override IReadOnlyList<(string Name, nint Values)> State => [("square", (nint)_squares), ("velocity", (nint)_velocities)];

    public override bool Step(float* weights, float* gradients, double rate) =>
        kernels.StepRmsProp(
            weights,
            gradients,
            _squares,
            _velocities,
            count,
            new RmsPropStep(
                (float)rate,
                (float)settings.Alpha,
                (float)(1 - settings.Alpha),
                (float)settings.Epsilon,
                (float)settings.Momentum,
                (float)settings.WeightDecay));
}
