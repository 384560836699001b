using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>retrain 60 epochs;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Epochs">How long.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record RetrainSyntax(NameSyntax Keyword, ExpressionSyntax Epochs, SourceLocation Location)
    : StatementSyntax(Keyword, Location);
