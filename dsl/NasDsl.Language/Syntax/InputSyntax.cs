using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>input pixels: columns 0..63 as image(8, 8, 1) / 16;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Form">What they are read as, or null.</param>
/// <param name="Divisor">What every number is divided by, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record InputSyntax(NameSyntax Keyword, NameSyntax Name, ColumnsSyntax Columns, CallSyntax? Form, ExpressionSyntax? Divisor, SourceLocation Location)
    : StatementSyntax(Keyword, Location);
