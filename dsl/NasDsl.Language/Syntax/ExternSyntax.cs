using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>extern metric Sharpness;</c></summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is: op, metric, data, objective or strategy.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Rules">What is said of an operation in braces, or null.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ExternSyntax(
    NameSyntax Name,
    NameSyntax Kind,
    EquatableArray<ParameterSyntax> Parameters,
    EquatableArray<StatementSyntax>? Rules,
    string? Documentation,
    SourceLocation Location)
    : DeclarationSyntax(Name, Documentation, Location);
