namespace NasDsl.Engines;

/// <summary>
/// The cross-entropy of each output by itself, and the mean over all. Where the target is a class the outputs are logits, each of one class against the others; where it is numbers from 0 to 1 the outputs are
/// probabilities.
/// </summary>
public sealed record BinarySettings : LossSettings;
