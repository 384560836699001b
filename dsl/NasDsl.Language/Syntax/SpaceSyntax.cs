using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>space Net for Digits { }</c></summary>
/// <param name="Name">Its name.</param>
/// <param name="Data">The data it is for.</param>
/// <param name="Body">Its body.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record SpaceSyntax(
    NameSyntax Name,
    NameSyntax Data,
    BodySyntax Body,
    string? Documentation,
    SourceLocation Location)
    : DeclarationSyntax(Name, Documentation, Location);
