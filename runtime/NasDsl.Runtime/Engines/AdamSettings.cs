namespace NasDsl.Engines;

/// <summary>Adam (Kingma and Ba, 2015), or AdamW (Loshchilov and Hutter, 2019) when the decay is decoupled.</summary>
/// <param name="LearningRate">The learning rate before the schedule.</param>
/// <param name="Beta1">The decay of the mean of gradients.</param>
/// <param name="Beta2">The decay of the mean of squared gradients.</param>
/// <param name="Epsilon">What is added to the root of the mean of squares.</param>
/// <param name="WeightDecay">A penalty on the weights.</param>
/// <param name="IsDecoupled">Whether the penalty acts on the weights directly, as in AdamW, instead of on the gradient.</param>
public sealed record AdamSettings(
    double LearningRate,
    double Beta1,
    double Beta2,
    double Epsilon,
    double WeightDecay,
    bool IsDecoupled)
    : OptimizerSettings(LearningRate, WeightDecay);
