namespace NasDsl.Search;

/// <summary>Why a search ended.</summary>
public enum StopReason
{
    /// <summary>All trials of the budget were made.</summary>
    TrialsSpent,

    /// <summary>The time of the budget was over. What a clock decides is not reproducible.</summary>
    TimeSpent,

    /// <summary>A candidate met the condition of <c>until</c>.</summary>
    GoalReached,

    /// <summary>Every candidate of the space has been tried, as far as the strategy can find them.</summary>
    SpaceExhausted,

    /// <summary>The front has not changed for as many trials as <c>until</c> allows.</summary>
    Stalled,

    /// <summary>Candidates were trained for all epochs of the budget.</summary>
    EpochsSpent,
}
