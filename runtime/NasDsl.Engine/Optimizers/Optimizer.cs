using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Engines;

namespace NasDsl.Engine.Optimizers;

/// <summary>Changes the weights after each step.</summary>
internal abstract unsafe class Optimizer
{
    /// <summary>Makes the optimiser of a recipe.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="arena">Where its state lives.</param>
    /// <param name="count">How many weights there are, padding included.</param>
    /// <returns>The optimiser.</returns>
    public static Optimizer Create(OptimizerSettings settings, VectorKernels kernels, NativeArena arena, int count) => settings switch
    {
        SgdSettings sgd => new SgdOptimizer(sgd, kernels, arena, count),
        AdamSettings adam => new AdamOptimizer(adam, kernels, arena, count),
        RmsPropSettings rmsProp => new RmsPropOptimizer(rmsProp, kernels, arena, count),
        _ => throw new NotSupportedException($"The managed engine has no optimizer for {settings.GetType().Name}."),
    };

    /// <summary>Takes one step.</summary>
    /// <param name="weights">All trainable weights.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="rate">The learning rate of this step.</param>
    /// <returns>Whether all weights are finite numbers after it.</returns>
    public abstract bool Step(float* weights, float* gradients, double rate);

    /// <summary>What it keeps of the weights from step to step: lists as long as those, with a name for each.</summary>
    public abstract IReadOnlyList<(string Name, nint Values)> State { get; }

    /// <summary>Comes to where it is after some steps, but for <see cref="State"/>.</summary>
    /// <param name="steps">How many steps.</param>
    public virtual void Skip(long steps)
    {
    }
}
