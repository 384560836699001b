namespace NasDsl.Engines;

/// <summary>All that the rest of a training depends on besides its network, rows, recipe and seed, after an epoch.</summary>
/// <param name="Epoch">How many epochs have been trained.</param>
/// <param name="Tensors">The weights, then what the optimiser keeps of each; in which order and under which names is the engine's affair.</param>
public sealed record TrainingState(int Epoch, NetworkWeights Tensors);
