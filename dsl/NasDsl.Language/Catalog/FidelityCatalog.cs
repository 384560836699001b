namespace NasDsl.Language.Catalog;

/// <summary>The ways to stop unpromising candidates early.</summary>
public static class FidelityCatalog
{
    /// <summary>The option that is given in epochs.</summary>
    internal const string From = "from";

    /// <summary>Every kind of fidelity.</summary>
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new("halving", "Successive halving (Jamieson and Talwalkar, 2016): the best of each rung are trained eta times longer.", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Integer("eta", 3, "One in so many goes on to the next rung, and is trained so many times longer.", 2),
            ParameterDefinition.Integer(From, 1, "The epochs of the first rung."),
        ])),
    ];

    /// <summary>Kinds of the language that this version does not run yet.</summary>
    internal static IReadOnlyList<string> Planned { get; } = ["hyperband", "learningcurve", "zerocost"];

    /// <summary>Finds a kind.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The kind, or null.</returns>
    public static ProcedureDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);
}
