namespace NasDsl.Language.Catalog;

/// <summary>The ways to stop unpromising candidates early.</summary>
public static class FidelityCatalog
{
    /// <summary>What a rung is smaller in, when it is not said.</summary>
    internal const string Epochs = "epochs";

    /// <summary>What a rung is smaller in: the fewer epochs, the fewer rows, the lower resolution of the input.</summary>
    internal const string Resolution = "resolution";

    /// <summary>The option that is given in epochs, or as a share of what a rung is smaller in.</summary>
    internal const string From = "from";

    /// <summary>The option that says how many times more training each rung has.</summary>
    internal const string Eta = "eta";

    /// <summary>The option that says what a rung is smaller in.</summary>
    internal const string Over = "over";

    /// <summary>The option that says what candidates are ranked by before training.</summary>
    internal const string Score = "score";

    /// <summary>The score that needs derivatives by the input.</summary>
    internal const string Jacobian = "jacobian";

    /// <summary>Every kind of fidelity.</summary>
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new("halving", "Successive halving (Jamieson and Talwalkar, 2016): the best of each rung are trained eta times longer.", Rungs()),
        new("hyperband", "Successive halving from several first rungs in turn (Li et al., 2018).", Rungs()),
        new("median", "A candidate that is worse than the median of the others at the same epoch is stopped (Golovin et al., 2017).", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Integer(From, 1, "The epoch after which candidates are compared."),
            ParameterDefinition.Integer("trials", 5, "How many candidates there must be to compare with."),
        ])),
        new("zerocost", "Candidates are ranked before any training, and the best of them are trained (Abdelfattah et al., 2021).", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Word(Score, "synflow", ["synflow", "gradnorm", Jacobian], "What they are ranked by."),
            ParameterDefinition.Real("keep", 0.5, 1e-6, 1, "The share of them that is trained."),
        ])),
    ];

    /// <summary>Finds a kind.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The kind, or null.</returns>
    public static ProcedureDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);

    /// <summary>The kind where its rungs are shares of the rows or of the resolution, instead of epochs.</summary>
    /// <param name="row">The kind.</param>
    /// <returns>The kind with another first rung.</returns>
    internal static ProcedureDefinition InShares(ProcedureDefinition row) => row with
    {
        Parameters = row.Parameters
            .Select(parameter => parameter.Name == From ? ParameterDefinition.Real(From, 0.1, 1e-6, 1, "The share that the first rung has.") : parameter)
            .ToEquatableArray(),
    };

    private static EquatableArray<ParameterDefinition> Rungs() => new(
    [
        ParameterDefinition.Integer(Eta, 3, "One in so many goes on to the next rung, and is trained so many times longer.", 2),
        ParameterDefinition.Integer(From, 1, "The epochs of the first rung, or a share of the rows or of the resolution."),
        ParameterDefinition.Word(Over, Epochs, [Epochs, "rows", Resolution], "What a rung is smaller in."),
    ]);
}
