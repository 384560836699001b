namespace NasDsl.Search.Evaluation;

/// <summary>What there is less of at the lower rungs of a fidelity.</summary>
internal enum RungAxis
{
    /// <summary>Epochs: training goes on from rung to rung.</summary>
    Epochs,

    /// <summary>Rows to train on: each rung trains from the start.</summary>
    Rows,

    /// <summary>Places of the input: each rung trains from the start.</summary>
    Resolution,
}
