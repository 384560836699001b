using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>seed 42;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record SeedSyntax(NameSyntax Keyword, NumberSyntax Seed, SourceLocation Location)
    : StatementSyntax(Keyword, Location);
