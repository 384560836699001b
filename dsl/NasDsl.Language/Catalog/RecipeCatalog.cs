namespace NasDsl.Language.Catalog;

/// <summary>What a recipe is made of, beside epochs and a batch: one of each kind at most.</summary>
public static class RecipeCatalog
{
    /// <summary>The kind of what changes the weights.</summary>
    internal const string Optimizer = "optimiser";

    /// <summary>The kind of what changes the learning rate.</summary>
    internal const string Schedule = "schedule";

    /// <summary>The kind of what training makes small.</summary>
    internal const string Loss = "loss";

    /// <summary>A rise of the learning rate before the schedule.</summary>
    public static ProcedureDefinition Warmup { get; } = new(
        "warmup",
        "The learning rate rises in a straight line before the schedule begins (Goyal et al., 2017).",
        new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Real("epochs", 1, 0, 1 << 24, "How long it rises.") with { Dimension = Dimension.TrainingTime },
        ]));

    /// <summary>A limit to the gradient of a step.</summary>
    public static ProcedureDefinition Clip { get; } = new(
        "clip",
        "A gradient that is longer than this, over all weights, is shortened to it (Pascanu et al., 2013).",
        new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Real("norm", 1, 1e-9, 1e9, "The greatest length."),
        ]));

    /// <summary>The kinds by their names, as messages speak of them.</summary>
    internal static IReadOnlyList<(string Kind, IReadOnlyList<ProcedureDefinition> Rows)> Kinds { get; } =
    [
        (Optimizer, OptimizerCatalog.All),
        (Schedule, ScheduleCatalog.All),
        (Loss, LossCatalog.All),
        (Warmup.Name, [Warmup]),
        (Clip.Name, [Clip]),
    ];

    /// <summary>A row within a training: no warm-up is longer than it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="epochs">The epochs of the training.</param>
    /// <returns>The row with its limit.</returns>
    internal static ProcedureDefinition Within(ProcedureDefinition row, int epochs) => row.Name != Warmup.Name ? row : row with
    {
        Parameters = row.Parameters.Select(parameter => parameter with { Maximum = epochs }).ToEquatableArray(),
    };

    /// <summary>Finds a row and its kind.</summary>
    /// <param name="name">The name of the row.</param>
    /// <returns>Both, or null.</returns>
    internal static (string Kind, ProcedureDefinition Row)? Find(string name)
    {
        foreach (var (kind, rows) in Kinds)
        {
            if (rows.FirstOrDefault(row => row.Name == name) is { } found)
            {
                return (kind, found);
            }
        }

        return null;
    }
}
