namespace NasDsl.Search;

/// <summary>How a trial ended.</summary>
public enum TrialStatus
{
    /// <summary>Trained for all epochs of the recipe.</summary>
    Finished,

    /// <summary>Stopped early in favour of more promising candidates.</summary>
    Stopped,

    /// <summary>Training failed; the trial says why.</summary>
    Failed,
}
