using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>search S { }</c></summary>
/// <param name="Name">Its name.</param>
/// <param name="Statements">Its statements.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record SearchSyntax(
    NameSyntax Name,
    EquatableArray<StatementSyntax> Statements,
    string? Documentation,
    SourceLocation Location)
    : DeclarationSyntax(Name, Documentation, Location);
