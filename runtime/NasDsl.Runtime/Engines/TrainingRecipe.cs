using NasDsl.Language;

namespace NasDsl.Engines;

/// <summary>How a network is trained, with every number known.</summary>
/// <param name="Epochs">How many epochs the schedule of the learning rate spans; a run may be stopped before.</param>
/// <param name="Batch">How many rows make one step.</param>
/// <param name="Optimizer">The rule that changes the weights.</param>
/// <param name="Schedule">How the learning rate changes over the steps.</param>
public sealed record TrainingRecipe(int Epochs, int Batch, OptimizerSettings Optimizer, ScheduleSettings Schedule)
{
    /// <summary>What training makes small, or null for what is usual: cross-entropy of classes, the squared error of numbers.</summary>
    public LossSettings? Loss { get; init; }

    /// <summary>The epochs in which the learning rate rises in a straight line to its full value, before the schedule begins; need not be whole.</summary>
    public double WarmupEpochs { get; init; }

    /// <summary>How long the gradient of a step may be, over all weights; a longer one is shortened to it. Null for no limit.</summary>
    public double? GreatestNorm { get; init; }

    /// <summary>What is done to rows each time that they are trained on, in order.</summary>
    public EquatableArray<AugmentationSettings> Augmentations { get; init; } = EquatableArray<AugmentationSettings>.Empty;
}
