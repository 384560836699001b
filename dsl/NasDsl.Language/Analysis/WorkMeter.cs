namespace NasDsl.Language.Analysis;

/// <summary>
/// Counts the steps of one question about a space, so that each answer takes bounded time and memory. Steps are counted, not timed: the answer is the same on every machine.
/// </summary>
/// <param name="limit">How many steps there are.</param>
/// <param name="whole">Pays for several questions together, or null when this is the only one.</param>
internal sealed class WorkMeter(long limit, WorkMeter? whole = null)
{
    private long _left = limit;

    /// <summary>Takes steps.</summary>
    /// <param name="steps">How many.</param>
    /// <exception cref="WorkLimitException">There are none left.</exception>
    public void Spend(long steps = 1)
    {
        _left -= steps;
        if (_left < 0)
        {
            throw new WorkLimitException();
        }

        whole?.Spend(steps);
    }
}
