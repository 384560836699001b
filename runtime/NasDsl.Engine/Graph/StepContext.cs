namespace NasDsl.Engine.Graph;

/// <summary>What one pass through the network depends on.</summary>
/// <param name="Batch">How many samples there are.</param>
/// <param name="IsTraining">Whether batch statistics and dropout are on.</param>
/// <param name="Step">The number of the training step, from 0.</param>
/// <param name="Seed">The seed of the run.</param>
internal readonly record struct StepContext(int Batch, bool IsTraining, long Step, ulong Seed);
