using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>A table of results that replaces training: <c>evaluate table "bench.csv" key (first, second) value acc;</c></summary>
/// <param name="Table">The path of the table, relative to the <c>.nas</c> file.</param>
/// <param name="Code">
/// The column that holds the whole key as a code of one digit for each gene, or null when every gene of the key has a column of its own.
/// </param>
/// <param name="Keys">The genes whose values find a row, in the order of the key.</param>
/// <param name="Values">Which columns have the results; at least one.</param>
/// <param name="Location">Where it was written.</param>
public sealed record EvaluationModel(
    string Table,
    string? Code,
    EquatableArray<TableKeyModel> Keys,
    EquatableArray<TableValueModel> Values,
    SourceLocation Location);
