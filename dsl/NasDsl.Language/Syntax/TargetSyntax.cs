using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>target digit: column 64 as class(10);</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its column.</param>
/// <param name="Form">What it is read as, or null.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record TargetSyntax(NameSyntax Keyword, NameSyntax Name, ColumnsSyntax Columns, CallSyntax? Form, SourceLocation Location)
    : StatementSyntax(Keyword, Location);
