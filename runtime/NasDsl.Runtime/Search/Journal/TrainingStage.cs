namespace NasDsl.Search.Journal;

/// <summary>What a training is for.</summary>
public enum TrainingStage
{
    /// <summary>A candidate is measured.</summary>
    Candidate,

    /// <summary>The champion is trained on training and validation rows.</summary>
    Champion,
}
