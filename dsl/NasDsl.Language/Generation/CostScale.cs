namespace NasDsl.Language.Generation;

/// <summary>How finely a set of costs is known: in steps of a quantum, up to a limit. What lies above is known by its ends alone.</summary>
/// <param name="Quantum">The width of a step; 1 when each number is told apart.</param>
/// <param name="Count">How many steps there are.</param>
internal sealed record CostScale(long Quantum, int Count)
{
    private const int MostSteps = 1 << 15;

    /// <summary>The finest scale that reaches a limit.</summary>
    /// <param name="limit">The greatest number that matters.</param>
    /// <returns>The scale.</returns>
    public static CostScale UpTo(double limit)
    {
        var quantum = Math.Max(1, (long)Math.Ceiling((Math.Min(limit, 1e15) + 1) / MostSteps));
        return new CostScale(quantum, (int)((long)Math.Min(limit, 1e15) / quantum) + 1);
    }

    /// <summary>The step that holds a number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The step; it may lie outside of the scale.</returns>
    public long StepOf(long number) => number >= 0 ? number / Quantum : -((Quantum - 1 - number) / Quantum);
}
