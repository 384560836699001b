namespace NasDsl.Generator.Views;

/// <summary>A case of a generated enum.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Word">The word or branch in the language.</param>
internal sealed record EnumCaseView(string Name, string Word);
