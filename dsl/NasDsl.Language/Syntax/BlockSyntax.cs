using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>block Conv(k = 3) { }</c></summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Body">Its body.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record BlockSyntax(
    NameSyntax Name,
    EquatableArray<ParameterSyntax> Parameters,
    BodySyntax Body,
    string? Documentation,
    SourceLocation Location)
    : DeclarationSyntax(Name, Documentation, Location);
