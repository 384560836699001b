using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>residual { m }</c>.</summary>
/// <param name="Body">What the shortcut leads around.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ResidualSyntax(BodySyntax Body, SourceLocation Location) : ModuleSyntax(Location);
