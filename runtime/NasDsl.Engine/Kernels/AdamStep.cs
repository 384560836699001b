namespace NasDsl.Engine.Kernels;

/// <summary>The numbers of one step of Adam.</summary>
/// <param name="Rate">The learning rate over the correction of the mean.</param>
/// <param name="Beta1">The decay of the mean of gradients.</param>
/// <param name="Rest1">1 - Beta1, taken in double precision.</param>
/// <param name="Beta2">The decay of the mean of squares.</param>
/// <param name="Rest2">1 - Beta2, taken in double precision.</param>
/// <param name="RootCorrection">The root of the correction of the mean of squares.</param>
/// <param name="Epsilon">What is added to the root of the mean of squares.</param>
/// <param name="Decay">The L2 penalty on the gradient.</param>
/// <param name="Keep">What the weights are multiplied with before: 1 - rate * decay when decoupled, else 1.</param>
internal readonly record struct AdamStep(float Rate, float Beta1, float Rest1, float Beta2, float Rest2, float RootCorrection, float Epsilon, float Decay, float Keep);
