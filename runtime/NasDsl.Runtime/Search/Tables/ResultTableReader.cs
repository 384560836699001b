using System.Globalization;
using System.Text;
using CsvHelper;
using NasDsl.Data;
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
    private readonly CsvReader _reader;
    private readonly List<string> _columns = [];
    private readonly Dictionary<string, (Metrics Metrics, int Line)> _rows = new(StringComparer.Ordinal);

    private ResultTableReader(Space space, EvaluationModel evaluation, string path, CsvReader reader)
    {
        _space = space;
        _evaluation = evaluation;
        _path = path;
        _reader = reader;
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
        if (!File.Exists(path))
        {
            throw NasException.Of(DiagnosticCatalog.TableFileNotFound, evaluation.Location, path);
        }

        try
        {
            using var reader = new StreamReader(path);
            return Read(space, evaluation, path, reader);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NasException.Of(DiagnosticCatalog.TableFileUnreadable, evaluation.Location, path, failure.Message.TrimEnd('.'));
        }
    }

    /// <summary>Reads a table.</summary>
    /// <param name="space">The space, with the genes of the recipe.</param>
    /// <param name="evaluation">The declaration.</param>
    /// <param name="path">The name of the file in messages.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The table.</returns>
    /// <exception cref="NasException">The text does not hold what is declared.</exception>
    public static ResultTable Read(Space space, EvaluationModel evaluation, string path, TextReader text)
    {
        var options = new CsvReaderOptions { HasHeader = false, Separator = ',', TrackLineNumbers = true, AllowLineBreaksInQuotes = false };
        using var csv = CsvReader.Create(text, options, true);
        return new ResultTableReader(space, evaluation, path, csv).ReadRows();
    }

    private ResultTable ReadRows()
    {
        if (_reader.Read())
        {
            _columns.AddRange(Enumerable.Range(0, _reader.FieldCount).Select(Field));
        }

        var values = _evaluation.Values.Select(value => ColumnOf(value.Column)).ToArray();
        var code = _evaluation.Code is { } name ? ColumnOf(name) : -1;
        var keys = code >= 0 ? [] : KeyColumns(values);
        while (_reader.Read())
        {
            if (_reader.FieldCount != _columns.Count)
            {
                throw Fail(DiagnosticCatalog.TableRowRagged, Math.Min(_reader.FieldCount, _columns.Count), _reader.FieldCount, _columns.Count);
            }

            // A table may know more than the space: its other rows are never asked for.
            if ((code >= 0 ? KeyOf(Field(code)) : KeyOf(keys)) is { } key)
            {
                Add(key, values);
            }
        }

        return new ResultTable(_evaluation, _path, _rows.ToDictionary(row => row.Key, row => row.Value.Metrics, StringComparer.Ordinal));
    }

    private void Add(string key, int[] columns)
    {
        var metrics = Metrics.Of(columns.Select((column, i) => (_evaluation.Values[i].Metric ?? "", ReadNumber(column) / _evaluation.Values[i].Divisor)));
        if (_rows.TryGetValue(key, out var first) && first.Metrics != metrics)
        {
            throw Fail(DiagnosticCatalog.TableRowTwice, columns[0], first.Line);
        }

        _rows[key] = (metrics, (int)_reader.LineNumber);
    }

    private string? KeyOf(string code) => code.Length == _evaluation.Keys.Count ? Join(i => TableKey.OfDigit(DomainOf(i), code[i])) : null;

    private string? KeyOf(int[] columns) => Join(i => TableKey.OfValue(DomainOf(i), Field(columns[i])));

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
        if (names.Any(_columns.Contains))
        {
            return [.. names.Select(ColumnOf)];
        }

        return values.Min() >= names.Length
            ? [.. Enumerable.Range(0, names.Length)]
            : throw NasException.Of(
                DiagnosticCatalog.TableKeyMissing,
                new SourceLocation(_path, new LinePosition(1, 1)),
                names.Length,
                string.Join(", ", names));
    }

    private int ColumnOf(string name)
    {
        var column = _columns.IndexOf(name);
        return column >= 0
            ? column
            : throw NasException.Of(
                DiagnosticCatalog.TableColumnMissing,
                _evaluation.Location,
                Path.GetFileName(_path),
                name,
                new Suggestions().TextOrList(name, _columns));
    }

    private double ReadNumber(int column) =>
        double.TryParse(Field(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Fail(DiagnosticCatalog.TableNotANumber, column, Field(column), _columns[column]);

    private string Field(int column) => _reader.GetString(column).Trim();

    private NasException Fail(DiagnosticDescriptor descriptor, int column, params object[] arguments) =>
        NasException.Of(
            descriptor,
            new SourceLocation(_path, new LinePosition((int)_reader.LineNumber, CsvFieldPosition.Of(Encoding.UTF8.GetString(_reader.RawRecord), column))),
            arguments);
}
