using NasDsl.Generator.Pipeline;
using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Views;

/// <summary>The generated class that holds the text of the program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Text">The program in canonical layout.</param>
/// <param name="Externs">What the user writes in C#.</param>
/// <param name="Engines">The engines that searches can choose from.</param>
/// <param name="Engine">Which of them the project asks for.</param>
internal sealed record ProgramView(string Name, string Summary, string Text, EquatableArray<ExternView> Externs, EquatableArray<ReferencedEngine> Engines, EngineRequest Engine) : TypeView(Name, Summary);
