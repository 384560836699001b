namespace NasDsl.Language.Model;

/// <summary>A parameter of a piece that is written in C#.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its value where none is given, or null when one must be.</param>
public sealed record ExternParameterModel(string Name, Value? Default);
