namespace NasDsl.Engines;

/// <summary>RMSprop (Tieleman and Hinton, 2012): s = alpha s + (1 - alpha) g^2; v = momentum v + g / (root(s) + epsilon); w = w - rate v, as PyTorch defines it.</summary>
/// <param name="LearningRate">The learning rate before the schedule.</param>
/// <param name="Alpha">The decay of the mean of squared gradients.</param>
/// <param name="Epsilon">What is added to the root of the mean of squares.</param>
/// <param name="Momentum">The share of the last velocity that stays.</param>
/// <param name="WeightDecay">An L2 penalty, added to the gradient.</param>
public sealed record RmsPropSettings(double LearningRate, double Alpha, double Epsilon, double Momentum, double WeightDecay)
    : OptimizerSettings(LearningRate, WeightDecay);
