namespace NasDsl.Engine.Kernels;

/// <summary>The numbers of one step of stochastic gradient descent.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Momentum">The share of the velocity that stays.</param>
/// <param name="Decay">The L2 penalty.</param>
/// <param name="IsNesterov">Whether the gradient is taken ahead.</param>
internal readonly record struct SgdStep(float Rate, float Momentum, float Decay, bool IsNesterov);
