namespace NasDsl.Randomness;

/// <summary>What random numbers are drawn for: each purpose has streams of its own, so that one never shifts another. Values are part of the recorded results; never renumber.</summary>
public enum RandomPurpose
{
    /// <summary>The order of rows in a split.</summary>
    Split = 1,

    /// <summary>The proposals of a strategy.</summary>
    Strategy = 2,

    /// <summary>The seed of a candidate's training.</summary>
    Training = 3,

    /// <summary>Initial weights.</summary>
    Weights = 4,

    /// <summary>The order of rows in an epoch.</summary>
    Shuffle = 5,

    /// <summary>Which numbers dropout drops.</summary>
    Dropout = 6,

    /// <summary>What a user asks for: a sample, a mutation, a crossover.</summary>
    User = 7,

    /// <summary>The rows of the lower rungs of a fidelity.</summary>
    Rows = 10,

    /// <summary>What is done to a row before it is trained on.</summary>
    Augmentation = 11,
}
