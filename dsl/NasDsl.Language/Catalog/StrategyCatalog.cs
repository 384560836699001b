namespace NasDsl.Language.Catalog;

/// <summary>The strategies that a search can follow.</summary>
public static class StrategyCatalog
{
    /// <summary>The strategy of a search that names none.</summary>
    public const string Default = "coevolution";

    /// <summary>Every strategy.</summary>
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new("coevolution", "Cooperative co-evolution of blueprints and of one species of modules for each block.", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Integer("blueprints", 16, "How many blueprints live at once.", 2),
            ParameterDefinition.Integer("modules", 12, "How many modules of each block live at once.", 2),
        ])),
        new("random", "Independent uniform samples.", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Integer("batch", 16, "How many candidates are asked for at once."),
        ])),
    ];

    /// <summary>Strategies of the language that this version does not run yet.</summary>
    internal static IReadOnlyList<string> Planned { get; } =
        ["evolution", "nsga2", "bayesian", "differentiable", "reinforce", "localsearch", "grid"];

    /// <summary>Finds a strategy.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The strategy, or null.</returns>
    public static ProcedureDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);
}
