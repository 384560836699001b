using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>repeat stage 1..4 { }</c>.</summary>
/// <param name="Name">The name of the place.</param>
/// <param name="Count">How many copies.</param>
/// <param name="IsSame">Whether the copies are tied.</param>
/// <param name="Body">What is repeated.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record RepeatSyntax(NameSyntax Name, ExpressionSyntax Count, bool IsSame, BodySyntax Body, SourceLocation Location) : ModuleSyntax(Location);
