using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary><c>from csv "data/digits.csv";</c></summary>
/// <param name="Kind">The format: <c>csv</c>, <c>idx</c>, <c>npy</c>, <c>images</c>, <c>wfdb</c>, <c>table</c> or <c>extern</c>.</param>
/// <param name="Path">The path, relative to the <c>.nas</c> file, or the name of the class for <c>extern</c>.</param>
/// <param name="Location">Where it was written.</param>
public sealed record DataSourceModel(string Kind, string Path, SourceLocation Location);
