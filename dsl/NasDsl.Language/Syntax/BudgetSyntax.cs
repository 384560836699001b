using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>budget 200 trials, 10 min;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Limits">The limits.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record BudgetSyntax(NameSyntax Keyword, EquatableArray<ExpressionSyntax> Limits, SourceLocation Location)
    : StatementSyntax(Keyword, Location);
