using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A declaration that could not be read; its mistake has been reported, and its name counts as known.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ErrorDeclarationSyntax(
    NameSyntax Name,
    string? Documentation,
    SourceLocation Location)
    : DeclarationSyntax(Name, Documentation, Location);
