namespace NasDsl.Language.Catalog;

/// <summary>One row of the catalogues of strategies, optimisers, schedules, losses, augmentations and fidelities.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Summary">What it does, in one sentence.</param>
/// <param name="Parameters">Its parameters, in the order in which arguments without a name are taken.</param>
public sealed record ProcedureDefinition(string Name, string Summary, EquatableArray<ParameterDefinition> Parameters);
