using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Optimizers;
using NasDsl.Engines;

namespace NasDsl.Engine;

/// <summary>What a training keeps beside its network, in the memory of the plan.</summary>
/// <param name="Plan">The network.</param>
/// <param name="Optimizer">What changes the weights.</param>
/// <param name="Norm">What limits the length of gradients, or null.</param>
internal sealed record LearningState(NetworkPlan Plan, Optimizer Optimizer, GradientNorm? Norm)
{
    /// <summary>What plan and state take.</summary>
    public PlannedMemory Memory
    {
        get
        {
            var memory = Plan.Memory;
            var kept = Optimizer.State.Count * memory.Weights;
            return memory with { Learning = memory.Learning + kept, Working = memory.Working - kept };
        }
    }

    /// <summary>Takes the memory.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="recipe">How it is trained.</param>
    /// <returns>The state before the first step.</returns>
    public static LearningState Create(NetworkPlan plan, VectorKernels kernels, TrainingRecipe recipe) => new(
        plan,
        Optimizer.Create(recipe.Optimizer, kernels, plan.Arena, plan.TrainableCount),
        recipe.GreatestNorm is { } greatest ? new GradientNorm(greatest, kernels, plan.Arena, plan.TrainableCount) : null);
}
