using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>A table of results that replaces training: <c>evaluate table "bench.csv" key (first, second) value acc;</c></summary>
/// <param name="Table">The path of the table, relative to the <c>.nas</c> file.</param>
/// <param name="Keys">The indices of the genes whose values find a row, in the order of the key columns; genes of the recipe follow those of the space.</param>
/// <param name="Value">The column with the result: what the metric of the objectives is.</param>
/// <param name="Location">Where it was written.</param>
public sealed record EvaluationModel(string Table, EquatableArray<int> Keys, string Value, SourceLocation Location);
