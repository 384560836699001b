namespace NasDsl.Engine.Kernels;

/// <summary>The numbers of one step of RMSprop.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Alpha">The decay of the mean of squares.</param>
/// <param name="Rest">1 - Alpha, taken in double precision.</param>
/// <param name="Epsilon">What is added to the root of the mean of squares.</param>
/// <param name="Momentum">The share of the velocity that stays.</param>
/// <param name="Decay">The L2 penalty on the gradient.</param>
internal readonly record struct RmsPropStep(float Rate, float Alpha, float Rest, float Epsilon, float Momentum, float Decay);
