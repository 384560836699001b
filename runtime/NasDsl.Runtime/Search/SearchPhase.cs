namespace NasDsl.Search;

/// <summary>What a search is doing.</summary>
public enum SearchPhase
{
    /// <summary>Trying candidates.</summary>
    Searching,

    /// <summary>Training the champion on training and validation rows together.</summary>
    Retraining,

    /// <summary>Reading the test rows, once.</summary>
    Testing,

    /// <summary>Done.</summary>
    Finished,

    /// <summary>Stopped by the caller.</summary>
    Cancelled,
}
