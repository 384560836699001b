using NasDsl.Language.Text;

namespace NasDsl.Language.Syntax;

/// <summary><c>evaluate table "bench.csv" key code(g1, g2) value accuracy: acc / 100, loss: loss;</c></summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Table">The table.</param>
/// <param name="Code">The column with the whole key, or null.</param>
/// <param name="Keys">The genes that find a row.</param>
/// <param name="Values">The columns that are looked up.</param>
/// <param name="Location">The stretch of text it takes.</param>
internal sealed record EvaluateSyntax(
    NameSyntax Keyword,
    TextSyntax Table,
    NameSyntax? Code,
    EquatableArray<PathSyntax> Keys,
    EquatableArray<TableValueSyntax> Values,
    SourceLocation Location)
    : StatementSyntax(Keyword, Location);
