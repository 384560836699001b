using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary>A name with arguments: <c>log10(params)</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record CallSyntax(NameSyntax Name, EquatableArray<ArgumentSyntax> Arguments, SourceLocation Location) : ExpressionSyntax(Location);
