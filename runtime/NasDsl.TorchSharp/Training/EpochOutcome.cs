using NasDsl.Engines;

namespace NasDsl.TorchSharp.Training;

/// <summary>How an epoch of a member ended.</summary>
/// <param name="Loss">The mean loss over the rows, as they were met; not a number when it diverged.</param>
/// <param name="Failure">What is to be thrown, when it diverged.</param>
internal sealed record EpochOutcome(double Loss, TrainingDivergedException? Failure);
