using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>What training makes small.</summary>
public static class LossCatalog
{
    /// <summary>The loss that takes weights of classes.</summary>
    internal const string CrossEntropy = "crossentropy";

    /// <summary>The loss that is for classes and for numbers from 0 to 1.</summary>
    internal const string Binary = "binary";

    /// <summary>The parameter that takes a list, too: a weight for each class.</summary>
    internal const string Weights = "weights";

    /// <summary>No class weighs more than another.</summary>
    internal const string None = "none";

    /// <summary>Every loss.</summary>
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new(CrossEntropy, "The negative logarithm of the probability of the right class.", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Word(Weights, None, [None, "balanced"], "What each class weighs: nothing more than another, the more the rarer it is, or a list of numbers."),
            ParameterDefinition.Real("smoothing", 0, 0, 0.99, "The share of the target that all classes have alike (Szegedy et al., 2016)."),
        ])),
        new(Binary, "The cross-entropy of each output by itself: one class against the others, or a number from 0 to 1.", EquatableArray<ParameterDefinition>.Empty),
        new("mse", "The mean squared error.", EquatableArray<ParameterDefinition>.Empty),
        new("mae", "The mean absolute error.", EquatableArray<ParameterDefinition>.Empty),
        new("huber", "Half the squared error up to delta, and linear beyond (Huber, 1964).", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Real("delta", 1, 1e-9, 1e9, "The error at which it becomes linear."),
        ])),
    ];

    /// <summary>Finds a loss.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The loss, or null.</returns>
    public static ProcedureDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);

    /// <summary>Whether a loss is for a kind of target.</summary>
    /// <param name="name">The loss.</param>
    /// <param name="kind">The target.</param>
    /// <returns>True if it is.</returns>
    internal static bool Serves(string name, TargetKind kind) => name == Binary || (name == CrossEntropy) == (kind == TargetKind.Class);
}
