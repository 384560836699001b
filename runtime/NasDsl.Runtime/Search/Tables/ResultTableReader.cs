using NasDsl.Genomes;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Search.Tables;

/// <summary>Reads a table of results: comma-separated, with the names of the columns in the first row.</summary>
internal sealed class ResultTableReader
{
    private readonly Space _space;
    private readonly EvaluationModel _evaluation;
    private readonly string _path;
    private readonly TableText _table;
    private readonly Dictionary<string, (Metrics Metrics, int Line)> _rows = new(StringComparer.Ordinal);

    private ResultTableReader(Space space, EvaluationModel evaluation, string path, TableText table)
    {
        _space = space;
        _evaluation = evaluation;
        _path = path;
        _table = table;
    }

    /// <summary>Reads the table that a search names.</summary>
    /// <param name="space">The space, with the genes of the recipe.</param>
    /// <param name="evaluation">The declaration.</param>
    /// <param name="baseDirectory">The directory that a relative path starts from.</param>
    /// <returns>The table.</returns>
    /// <exception cref="NasException">The file is missing or does not hold what is declared; the message names its line and column.</exception>
    public static ResultTable Load(Space space, EvaluationModel evaluation, string baseDirectory)
    {
        var path = Path.Combine(baseDirectory, evaluation.Table);
        return TableText.Load(evaluation.Location, path, table => new ResultTableReader(space, evaluation, path, table).ReadRows());
    }

    /// <summary>Reads a table.</summary>
    /// <param name="space">The space, with the genes of the recipe.</param>
    /// <param name="evaluation">The declaration.</param>
    /// <param name="path">The name of the file in messages.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The table.</returns>
    /// <exception cref="NasException">The text does not hold what is declared.</exception>
    public static ResultTable Read(Space space, EvaluationModel evaluation, string path, TextReader text) =>
        TableText.Read(evaluation.Location, path, text, table => new ResultTableReader(space, evaluation, path, table).ReadRows());

    private ResultTable ReadRows()
    {
        var values = _evaluation.Values.Select(value => _table.ColumnOf(value.Column)).ToArray();
        var code = _evaluation.Code is { } name ? _table.ColumnOf(name) : -1;
        var keys = code >= 0 ? [] : KeyColumns(values);
        while (_table.ReadRow())
        {
            // A table may know more than the space: its other rows are never asked for.
            if ((code >= 0 ? KeyOf(_table.Field(code)) : KeyOf(keys)) is { } key)
            {
                Add(key, values);
            }
        }

        return new ResultTable(_evaluation, _path, _rows.ToDictionary(row => row.Key, row => row.Value.Metrics, StringComparer.Ordinal));
    }

    private void Add(string key, int[] columns)
    {
        var metrics = Metrics.Of(columns.Select((column, i) => (_evaluation.Values[i].Metric ?? "", _table.Number(column) / _evaluation.Values[i].Divisor)));
        if (_rows.TryGetValue(key, out var first) && first.Metrics != metrics)
        {
            throw _table.Fail(DiagnosticCatalog.TableRowTwice, columns[0], first.Line);
        }

        _rows[key] = (metrics, _table.Line);
    }

    private string? KeyOf(string code) => code.Length == _evaluation.Keys.Count ? Join(i => TableKey.OfDigit(DomainOf(i), code[i])) : null;

    private string? KeyOf(int[] columns) => Join(i => TableKey.OfValue(DomainOf(i), _table.Field(columns[i])));

    private string? Join(Func<int, string?> part)
    {
        var parts = new string[_evaluation.Keys.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            if (part(i) is not { } known)
            {
                return null;
            }

            parts[i] = known;
        }

        return string.Join(' ', parts);
    }

    private GeneDomain DomainOf(int key) => _space.Genes[_evaluation.Keys[key].Gene].Domain;

    /// <summary>Columns are called as the key names the genes; where none is, the first ones have the key, in its order.</summary>
    private int[] KeyColumns(int[] values)
    {
        var names = _evaluation.Keys.Select(key => key.Name).ToArray();
        if (names.Any(_table.Columns.Contains))
        {
            return [.. names.Select(_table.ColumnOf)];
        }

        return values.Min() >= names.Length
            ? [.. Enumerable.Range(0, names.Length)]
            : throw NasException.Of(
                DiagnosticCatalog.TableKeyMissing,
                new SourceLocation(_path, new LinePosition(1, 1)),
                names.Length,
                string.Join(", ", names));
    }
}
