using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A chain of modules.</summary>
/// <param name="Module">The chain.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ChainSyntax(ModuleSyntax Module, SourceLocation Location) : BodyStatementSyntax(Location);
