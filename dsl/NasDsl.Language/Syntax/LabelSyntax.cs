using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>name: a</c>.</summary>
/// <param name="Name">The name of the place.</param>
/// <param name="Body">What is there.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record LabelSyntax(NameSyntax Name, ModuleSyntax Body, SourceLocation Location) : ModuleSyntax(Location);
