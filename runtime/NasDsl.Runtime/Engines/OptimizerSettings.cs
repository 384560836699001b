namespace NasDsl.Engines;

/// <summary>The rule that changes the weights after each step.</summary>
/// <param name="LearningRate">The learning rate before the schedule.</param>
/// <param name="WeightDecay">The share of each weight that is taken away, relative to the learning rate.</param>
public abstract record OptimizerSettings(double LearningRate, double WeightDecay);
