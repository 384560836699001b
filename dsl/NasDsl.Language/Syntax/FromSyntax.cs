using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>from csv "data.csv";</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Kind">The format.</param>
/// <param name="Path">The path, for a file.</param>
/// <param name="Class">The class, for extern.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record FromSyntax(NameSyntax Keyword, NameSyntax Kind, TextSyntax? Path, NameSyntax? Class, SourceLocation Location)
    : StatementSyntax(Keyword, Location);
