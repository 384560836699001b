using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>shape image(height / 2, width / 2, channels);</c> or <c>shape same;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Form">The shape of the output.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ShapeSyntax(NameSyntax Keyword, CallSyntax Form, SourceLocation Location) : StatementSyntax(Keyword, Location);
