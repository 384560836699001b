using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>columns 0..63</c> or <c>column 64</c>.</summary>
/// <param name="First">The first column.</param>
/// <param name="Last">The last column, or null for one.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record ColumnsSyntax(NumberSyntax First, NumberSyntax? Last, SourceLocation Location) : SyntaxNode(Location);
