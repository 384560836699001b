using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>evaluate table "bench.csv" key (g1, g2) value acc;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Table">The table.</param>
/// <param name="Keys">The genes that find a row.</param>
/// <param name="Value">The column that is looked up.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record EvaluateSyntax(NameSyntax Keyword, TextSyntax Table, EquatableArray<PathSyntax> Keys, NameSyntax Value, SourceLocation Location)
    : StatementSyntax(Keyword, Location);
