namespace NasDsl.Generator.Views;

/// <summary>A parameter of a piece that the user writes in C#.</summary>
/// <param name="Parameter">Its name in the language.</param>
/// <param name="Name">Its name in C#: of a property for an operation, else of a parameter.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="IsTruth">Whether it is a truth value, and not a number.</param>
/// <param name="Default">Its default, or null.</param>
internal sealed record ExternParameterView(string Parameter, string Name, string Summary, bool IsTruth, double? Default);
