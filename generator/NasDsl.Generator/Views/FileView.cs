using NasDsl.Language;

namespace NasDsl.Generator.Views;

/// <summary>One generated file.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Namespace">The namespace of its types, or empty.</param>
/// <param name="Program">The name of the class that holds the text of the program.</param>
/// <param name="Types">Its types.</param>
internal sealed record FileView(string HintName, string Namespace, string Program, EquatableArray<TypeView> Types);
