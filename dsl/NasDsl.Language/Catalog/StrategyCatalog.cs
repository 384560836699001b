namespace NasDsl.Language.Catalog;

/// <summary>The strategies that a search can follow.</summary>
public static class StrategyCatalog
{
    /// <summary>The strategy of a search that names none.</summary>
    public const string Default = "coevolution";

    /// <summary>Every strategy.</summary>
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        Row(
            "coevolution",
            "Cooperative co-evolution of blueprints and of one species of modules for each block (Miikkulainen et al., 2017).",
            ParameterDefinition.Integer("blueprints", 16, "How many blueprints live at once.", 2),
            ParameterDefinition.Integer("modules", 12, "How many modules of each block live at once.", 2),
            Batch(4)),
        Row(
            "evolution",
            "Regularised evolution: the best of a sample is changed, and the oldest dies (Real et al., 2019).",
            ParameterDefinition.Integer("population", 30, "How many candidates live at once.", 2),
            ParameterDefinition.Integer("sample", 10, "How many candidates a parent is the best of."),
            Batch(4)),
        Row(
            "nsga2",
            "Evolution by Pareto fronts and crowding (Deb et al., 2002).",
            ParameterDefinition.Integer("population", 12, "How many candidates a generation has.", 2),
            ParameterDefinition.Real("crossover", 0.9, 0, 1, "The share of children that have two parents.")),
        Row(
            "bayesian",
            "A surrogate over the genes proposes what promises the greatest expected improvement.",
            ParameterDefinition.Integer("initial", 16, "How many random candidates come first.", 2),
            ParameterDefinition.Integer("candidates", 512, "How many genomes the surrogate looks at for each proposal."),
            Batch(4)),
        Row(
            "differentiable",
            "One network that holds all candidates, whose choices are trained along with its weights (DARTS: Liu et al., 2019).",
            ParameterDefinition.Real("lr", 3e-4, 1e-12, 100, "The learning rate of the choices."),
            ParameterDefinition.Real("decay", 1e-3, 0, 10, "The weight decay of the choices."),
            ParameterDefinition.Integer("warmup", 0, "How many epochs train the weights alone.", 0),
            ParameterDefinition.Word("order", "first", ["first", "second"], "Whether the weights follow a step of the choices in their gradient."),
            ParameterDefinition.Real("cost", 0.1, 0, 1e6, "What objectives after the first weigh, relative to their values at even choices."),
            Batch(8)),
        Row(
            "reinforce",
            "A controller that draws the genes and learns from what they earn; the weights can be shared (ENAS: Pham et al., 2018).",
            Batch(8),
            ParameterDefinition.Real("lr", 0.4, 1e-12, 100, "How far the logits of the controller go along the gradient for one candidate."),
            ParameterDefinition.Integer("memory", 64, "How many of the last candidates each is compared with.", 2),
            ParameterDefinition.Real("entropy", 1e-3, 0, 10, "The weight of the entropy of what is drawn."),
            ParameterDefinition.Boolean("sharing", true, "Whether candidates share their weights.")),
        Row(
            "localsearch",
            "Neighbours of the best candidate, and a new beginning where none is better (White et al., 2021).",
            ParameterDefinition.Integer("initial", 10, "How many random candidates a beginning is the best of."),
            ParameterDefinition.Integer("neighbours", 32, "How many neighbours are tried before a new beginning."),
            Batch(4)),
        Row("random", "Independent uniform samples.", Batch(16)),
        Row(
            "grid",
            "Every candidate of a finite space, one after another.",
            Batch(16),
            ParameterDefinition.Word("order", "written", ["written", "random"], "Whether the last gene changes first, or the order is drawn.")),
    ];

    /// <summary>Finds a strategy.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The strategy, or null.</returns>
    public static ProcedureDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);

    private static ProcedureDefinition Row(string name, string summary, params ParameterDefinition[] parameters) =>
        new(name, summary, new EquatableArray<ParameterDefinition>(parameters));

    private static ParameterDefinition Batch(int byDefault) =>
        ParameterDefinition.Integer("batch", byDefault, "How many candidates are asked for at once.");
}
