using NasDsl.Engines;
using NasDsl.Language.Numerics;

namespace NasDsl.Engine.Optimizers;

/// <summary>The learning rate over the steps of a training.</summary>
internal static class LearningRate
{
    /// <summary>The share of the full rate at a step: a straight rise in the warm-up, then the schedule over the steps that are left.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="stepsPerEpoch">How many steps an epoch has.</param>
    /// <returns>From 0 to 1. The last step of a warm-up has the full rate.</returns>
    public static double Share(TrainingRecipe recipe, long step, int stepsPerEpoch)
    {
        var steps = (long)recipe.Epochs * stepsPerEpoch;
        var rise = Math.Min(steps, (long)Math.Round(recipe.WarmupEpochs * stepsPerEpoch));
        return step < rise ? (step + 1.0) / rise : Share(recipe.Schedule, step - rise, steps - rise, stepsPerEpoch);
    }

    /// <summary>The share of the full rate that a schedule gives.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="steps">How many steps the schedule spans.</param>
    /// <param name="stepsPerEpoch">How many steps an epoch has.</param>
    /// <returns>From 0 to 1: (1 + cos(pi step / steps)) / 2 for the cosine.</returns>
    public static double Share(ScheduleSettings schedule, long step, long steps, int stepsPerEpoch) => schedule switch
    {
        ConstantSchedule => 1,
        CosineSchedule => 0.5 * (1 + DeterministicMath.Cos(Math.PI * ((double)step / steps))),
        StepSchedule falling => DeterministicMath.Pow(falling.Factor, Math.Floor(step / (falling.Every * stepsPerEpoch))),
        OneCycleSchedule cycle => Share(cycle, step, steps),
        _ => throw new NotSupportedException($"The managed engine has no schedule {schedule.GetType().Name}."),
    };

    // PyTorch's two phases: the first ends one step before its share of the steps, the second at the last step.
    private static double Share(OneCycleSchedule cycle, long step, long steps)
    {
        var peak = Math.Max(0, (cycle.Rise * steps) - 1);
        var last = steps - 1;
        return step < peak ? Between(cycle.Start, 1, step / peak)
            : last <= peak ? 1
            : Between(1, cycle.End, (step - peak) / (last - peak));
    }

    // From one number to another along half a cosine.
    private static double Between(double from, double to, double part) => to + ((from - to) * 0.5 * (1 + DeterministicMath.Cos(Math.PI * Math.Clamp(part, 0, 1))));
}
