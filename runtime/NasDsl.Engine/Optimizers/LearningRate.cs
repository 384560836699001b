using NasDsl.Engines;
using NasDsl.Language.Numerics;

namespace NasDsl.Engine.Optimizers;

/// <summary>The learning rate over the steps of a training.</summary>
internal static class LearningRate
{
    /// <summary>The share of the full rate at a step.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="steps">How many steps the whole training has.</param>
    /// <returns>From 0 to 1: (1 + cos(pi step / steps)) / 2 for the cosine.</returns>
    public static double Share(ScheduleKind schedule, long step, long steps) => schedule switch
    {
        ScheduleKind.Constant => 1,
        ScheduleKind.Cosine => 0.5 * (1 + DeterministicMath.Cos(Math.PI * ((double)step / steps))),
        _ => throw new NotSupportedException($"The managed engine has no schedule {schedule}."),
    };
}
