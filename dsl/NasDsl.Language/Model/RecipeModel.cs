using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary><c>train 6 epochs, batch 64, adam(lr: 1e-4..1e-2 log), cosine;</c></summary>
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
    SourceLocation Location);
