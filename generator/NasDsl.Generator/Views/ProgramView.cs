using NasDsl.Language;

namespace NasDsl.Generator.Views;

/// <summary>The generated class that holds the text of the program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Text">The program in canonical layout.</param>
/// <param name="Externs">What the user writes in C#.</param>
internal sealed record ProgramView(string Name, string Summary, string Text, EquatableArray<ExternView> Externs) : TypeView(Name, Summary);
