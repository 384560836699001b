namespace NasDsl.Studies;

/// <summary>One process that worked on a run.</summary>
/// <param name="Process">Its number.</param>
/// <param name="Machine">The name of its machine.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="SeenAt">When it wrote last.</param>
/// <param name="Cpu">How much processor time it took, all threads together, until then.</param>
/// <param name="HasEnded">Whether it ended in order; otherwise it still works, or was killed.</param>
public sealed record StudySession(int Process, string Machine, DateTimeOffset StartedAt, DateTimeOffset SeenAt, TimeSpan Cpu, bool HasEnded)
{
    /// <summary>How long it worked.</summary>
    public TimeSpan Elapsed => SeenAt - StartedAt;
}
