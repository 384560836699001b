using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>A search over a space.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Space">The name of the space.</param>
/// <param name="Genes">
/// The genes of the training recipe, such as <c>train.lr</c>. Their indices follow those of the space, so that a candidate is one flat genome.
/// </param>
/// <param name="Objectives">What is sought, the most important first; at least one.</param>
/// <param name="Strategy">How it is sought.</param>
/// <param name="Recipe">How a candidate is trained.</param>
/// <param name="Fidelity">How unpromising candidates are stopped early, or null when every candidate is trained to the end.</param>
/// <param name="Budget">When to stop.</param>
/// <param name="Until">When a candidate is good enough to stop at once, or null.</param>
/// <param name="Seed">What all randomness is drawn from.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">Where its name was written.</param>
/// <param name="Evaluation">The table that replaces training, or null. With one, the recipe may be a mere default.</param>
public sealed record SearchModel(
    string Name,
    string Space,
    EquatableArray<GeneModel> Genes,
    EquatableArray<ObjectiveModel> Objectives,
    StrategyModel Strategy,
    RecipeModel Recipe,
    FidelityModel? Fidelity,
    BudgetModel Budget,
    Expression? Until,
    ulong Seed,
    string? Documentation,
    SourceLocation Location,
    EvaluationModel? Evaluation = null)
{
    /// <summary>What candidates are trained on, or null where the search does not say.</summary>
    public TrainingDevice? TrainOn { get; init; }

    /// <summary>Where the condition of <see cref="Until"/> was written.</summary>
    public SourceLocation UntilLocation { get; init; }
}
