namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>How a network that holds all candidates is trained, and how many candidates are taken from it at once.</summary>
/// <param name="LearningRate">The learning rate of the choices.</param>
/// <param name="Decay">What each step takes of their logits.</param>
/// <param name="Warmup">How many epochs train the weights alone.</param>
/// <param name="IsSecondOrder">Whether the weights follow a step of the choices in their gradient.</param>
/// <param name="Cost">What the objectives after the first weigh, relative to their values at even choices.</param>
/// <param name="Batch">How many candidates are in flight.</param>
internal sealed record DifferentiableOptions(double LearningRate, double Decay, int Warmup, bool IsSecondOrder, double Cost, int Batch);
