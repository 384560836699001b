using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Engines;

namespace NasDsl.Engine.Optimizers;

/// <summary>Stochastic gradient descent with momentum, as PyTorch defines it: the rate is not part of the velocity.</summary>
internal sealed unsafe class SgdOptimizer(SgdSettings settings, VectorKernels kernels, NativeArena arena, int count) : Optimizer
{
    private readonly float* _velocities = arena.Floats(count);

    public override IReadOnlyList<(string Name, nint Values)> State => [("velocity", (nint)_velocities)];

    public override bool Step(float* weights, float* gradients, double rate) =>
        kernels.StepSgd(
            weights,
            gradients,
            _velocities,
            count,
            new SgdStep((float)rate, (float)settings.Momentum, (float)settings.WeightDecay, settings.IsNesterov));
}
