namespace NasDsl.Language.Model;

/// <summary>One operation of the catalogue.</summary>
/// <param name="Operation">Its name in the catalogue.</param>
/// <param name="Arguments">A value for every parameter of the operation, in the order of the catalogue; defaults are filled in.</param>
public sealed record OperationModule(string Operation, EquatableArray<ArgumentModel> Arguments) : ModuleModel;
