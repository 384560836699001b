namespace NasDsl.Language.Catalog;

/// <summary>How the learning rate changes over the steps of training.</summary>
public static class ScheduleCatalog
{
    /// <summary>The schedule of a recipe that names none.</summary>
    public const string Default = "constant";

    /// <summary>Every schedule.</summary>
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new("constant", "The learning rate stays.", EquatableArray<ParameterDefinition>.Empty),
        new("cosine", "The learning rate falls to 0 along half a cosine (Loshchilov and Hutter, 2017).", EquatableArray<ParameterDefinition>.Empty),
        new("step", "The learning rate is multiplied by a factor again and again.", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Real("every", 10, 1e-3, 1 << 24, "The epochs between two multiplications.") with { Dimension = Dimension.TrainingTime },
            ParameterDefinition.Real("factor", 0.1, 1e-6, 1, "What it is multiplied by."),
        ])),
        new("onecycle", "The learning rate rises and falls along half a cosine each (Smith and Topin, 2019).", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Real("rise", 0.3, 0.01, 0.99, "The share of the training in which it rises."),
            ParameterDefinition.Real("start", 0.04, 0, 1, "What it begins with, as a share of its full value."),
            ParameterDefinition.Real("end", 4e-6, 0, 1, "What it ends with, likewise."),
        ])),
    ];

    /// <summary>Finds a schedule.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The schedule, or null.</returns>
    public static ProcedureDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);
}
