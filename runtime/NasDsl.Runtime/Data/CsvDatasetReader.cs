using System.Globalization;
using System.Text;
using CsvHelper;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Data;

/// <summary>Reads lines of fields with a separator between them. A first line without any number in the declared columns is a header.</summary>
internal sealed class CsvDatasetReader : IDataRow
{
    private readonly DataModel _data;
    private readonly string _path;
    private readonly char _separator;
    private readonly CsvReader _reader;

    private CsvDatasetReader(DataModel data, string path, char separator, CsvReader reader)
    {
        _data = data;
        _path = path;
        _separator = separator;
        _reader = reader;
    }

    /// <inheritdoc/>
    public int Columns => _reader.FieldCount;

    /// <summary>Reads all rows.</summary>
    /// <param name="data">The declaration.</param>
    /// <param name="path">The name of the file in messages.</param>
    /// <param name="separator">What stands between two fields.</param>
    /// <param name="reader">Its text.</param>
    /// <returns>The rows.</returns>
    public static Dataset Read(DataModel data, string path, char separator, TextReader reader)
    {
        // Each broken quote leads to a message about its field; a line break always ends a row, so that one quote does not swallow the rows after it.
        var options = new CsvReaderOptions { HasHeader = false, Separator = separator, TrackLineNumbers = true, AllowLineBreaksInQuotes = false };
        using var csv = CsvReader.Create(reader, options, true);
        return new CsvDatasetReader(data, path, separator, csv).ReadRows();
    }

    /// <inheritdoc/>
    public double? Number(int column) => double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <inheritdoc/>
    public string Text(int column) => _reader.GetString(column).Trim();

    /// <inheritdoc/>
    public SourceLocation Locate(int column) => new(
        _path,
        new LinePosition((int)_reader.LineNumber, CsvFieldPosition.Of(Encoding.UTF8.GetString(_reader.RawRecord), column, _separator)));

    private Dataset ReadRows()
    {
        var rows = new DatasetBuilder(_data);
        var isFirst = true;
        while (_reader.Read())
        {
            rows.CheckColumns(this);
            if (!isFirst || !IsHeader())
            {
                rows.Add(this);
            }

            isFirst = false;
        }

        return rows.ToDataset(_path);
    }

    private bool IsHeader()
    {
        var (input, target) = (_data.Input, _data.Target);
        return Enumerable.Range(input.FirstColumn, input.LastColumn - input.FirstColumn + 1)
            .Concat(Enumerable.Range(target.Column, Dataset.WidthOf(target.Kind, target.Size)))
            .All(column => Number(column) is null);
    }
}
