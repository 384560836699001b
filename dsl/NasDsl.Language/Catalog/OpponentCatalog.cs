namespace NasDsl.Language.Catalog;

/// <summary>The species that compete with the candidates: <c>versus challenges(8)</c>.</summary>
public static class OpponentCatalog
{
    /// <summary>Every competing species.</summary>
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new("challenges", "Small validation subsets that gain fitness by telling networks apart (host-parasite: Hillis, 1990).", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Integer("count", 8, "How many challenges live at once.", 2),
            ParameterDefinition.Real("share", 0.25, 1e-6, 1, "The share of the validation rows that a challenge has."),
        ])),
    ];

    /// <summary>Finds a competing species.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The species, or null.</returns>
    public static ProcedureDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);
}
