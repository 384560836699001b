namespace NasDsl.Engines;

/// <summary>How a network is trained, with every number known.</summary>
/// <param name="Epochs">How many epochs the schedule of the learning rate spans; a run may be stopped before.</param>
/// <param name="Batch">How many rows make one step.</param>
/// <param name="Optimizer">The rule that changes the weights.</param>
/// <param name="Schedule">How the learning rate changes over the steps.</param>
public sealed record TrainingRecipe(int Epochs, int Batch, OptimizerSettings Optimizer, ScheduleKind Schedule);
