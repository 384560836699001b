namespace NasDsl.Generator.Views;

/// <summary>The generated class that holds the text of the program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Text">The program in canonical layout.</param>
internal sealed record ProgramView(string Name, string Summary, string Text) : TypeView(Name, Summary);
