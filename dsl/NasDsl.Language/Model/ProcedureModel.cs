namespace NasDsl.Language.Model;

/// <summary>A named procedure of training with a value for each of its parameters: an optimiser, a schedule, a loss, an augmentation.</summary>
/// <param name="Name">Its name in the catalogue.</param>
/// <param name="Arguments">A value for every parameter, in the order of the catalogue; defaults are filled in.</param>
public sealed record ProcedureModel(string Name, EquatableArray<ArgumentModel> Arguments);
