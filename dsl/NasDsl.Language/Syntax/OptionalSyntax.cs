using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>a?</c>.</summary>
/// <param name="Body">What may be there.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record OptionalSyntax(ModuleSyntax Body, SourceLocation Location) : ModuleSyntax(Location);
