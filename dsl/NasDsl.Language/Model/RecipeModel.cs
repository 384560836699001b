using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary><c>train 6 epochs, batch 64, adam(lr: 1e-4..1e-2 log), cosine; augment flip;</c></summary>
/// <param name="Epochs">How many times a candidate sees all the training rows.</param>
/// <param name="Batch">How many rows make one step.</param>
/// <param name="Optimizer">The rule that changes the weights: its name and a value for each of its parameters, which may depend on recipe genes.</param>
/// <param name="Schedule">How the learning rate changes over the steps.</param>
/// <param name="RetrainEpochs">How many epochs the champion is trained for on training and validation rows together (<c>retrain 40 epochs;</c>).</param>
/// <param name="Location">Where it was written.</param>
public sealed record RecipeModel(
    int Epochs,
    int Batch,
    ProcedureModel Optimizer,
    ProcedureModel Schedule,
    int RetrainEpochs,
    SourceLocation Location)
{
    /// <summary>What training makes small, or null for what is usual for the target: cross-entropy of classes, the squared error of numbers.</summary>
    public ProcedureModel? Loss { get; init; }

    /// <summary>What each class weighs in the loss, where that is listed; else none.</summary>
    public EquatableArray<double> ClassWeights { get; init; } = EquatableArray<double>.Empty;

    /// <summary>How the learning rate rises before the schedule, or null when the schedule begins at once.</summary>
    public ProcedureModel? Warmup { get; init; }

    /// <summary>How long the gradient of a step may be, or null when there is no limit.</summary>
    public ProcedureModel? Clip { get; init; }

    /// <summary>What is done to rows each time that they are trained on, in order.</summary>
    public EquatableArray<ProcedureModel> Augmentations { get; init; } = EquatableArray<ProcedureModel>.Empty;
}
