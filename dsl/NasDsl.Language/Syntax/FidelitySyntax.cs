using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>fidelity halving(eta: 3);</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Fidelity">The kind with its options.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record FidelitySyntax(NameSyntax Keyword, CallSyntax Fidelity, SourceLocation Location)
    : StatementSyntax(Keyword, Location);
