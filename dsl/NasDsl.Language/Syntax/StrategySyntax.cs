using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>strategy coevolution(blueprints: 16);</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Strategy">The strategy with its options.</param>
/// <param name="Versus">The competing species, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record StrategySyntax(NameSyntax Keyword, CallSyntax Strategy, CallSyntax? Versus, SourceLocation Location)
    : StatementSyntax(Keyword, Location);
