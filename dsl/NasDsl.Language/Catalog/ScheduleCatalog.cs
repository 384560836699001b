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
    ];

    /// <summary>Finds a schedule.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The schedule, or null.</returns>
    public static ProcedureDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);
}
