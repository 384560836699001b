namespace NasDsl.Engines;

/// <summary>Stochastic gradient descent: v = momentum v + (g + decay w); w = w - rate (v, or g + momentum v with Nesterov's form), as PyTorch defines it.</summary>
/// <param name="LearningRate">The learning rate before the schedule.</param>
/// <param name="Momentum">The share of the last velocity that stays.</param>
/// <param name="IsNesterov">Whether the gradient is taken ahead.</param>
/// <param name="WeightDecay">An L2 penalty, added to the gradient.</param>
public sealed record SgdSettings(double LearningRate, double Momentum, bool IsNesterov, double WeightDecay)
    : OptimizerSettings(LearningRate, WeightDecay);
