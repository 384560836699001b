using System.Globalization;
using System.Text;
using CsvHelper;
using NasDsl.Data;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Search.Tables;

/// <summary>The rows of a comma-separated file, with the names of the columns in the first one.</summary>
internal sealed class TableText
{
    private readonly SourceLocation _declared;
    private readonly string _path;
    private readonly CsvReader _reader;
    private readonly List<string> _columns = [];

    private TableText(SourceLocation declared, string path, CsvReader reader)
    {
        _declared = declared;
        _path = path;
        _reader = reader;
        if (_reader.Read())
        {
            _columns.AddRange(Enumerable.Range(0, _reader.FieldCount).Select(Field));
        }
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>The line of the current row.</summary>
    public int Line => (int)_reader.LineNumber;

    /// <summary>Reads a file.</summary>
    /// <param name="declared">Where the program names it.</param>
    /// <param name="path">Its path.</param>
    /// <param name="read">What is made of its rows.</param>
    /// <returns>What was made of them.</returns>
    /// <exception cref="NasException">The file is missing or cannot be read.</exception>
    public static T Load<T>(SourceLocation declared, string path, Func<TableText, T> read)
    {
        if (!File.Exists(path))
        {
            throw NasException.Of(DiagnosticCatalog.TableFileNotFound, declared, path);
        }

        try
        {
            using var reader = new StreamReader(path);
            return Read(declared, path, reader, read);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NasException.Of(DiagnosticCatalog.TableFileUnreadable, declared, path, failure.Message.TrimEnd('.'));
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="declared">Where the program names it.</param>
    /// <param name="path">The name of the file in messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="read">What is made of its rows.</param>
    /// <returns>What was made of them.</returns>
    public static T Read<T>(SourceLocation declared, string path, TextReader text, Func<TableText, T> read)
    {
        var options = new CsvReaderOptions { HasHeader = false, Separator = ',', TrackLineNumbers = true, AllowLineBreaksInQuotes = false };
        using var csv = CsvReader.Create(text, options, true);
        return read(new TableText(declared, path, csv));
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="NasException">The row has more or fewer fields than there are columns.</exception>
    public bool ReadRow()
    {
        if (!_reader.Read())
        {
            return false;
        }

        return _reader.FieldCount == _columns.Count
            ? true
            : throw Fail(DiagnosticCatalog.TableRowRagged, Math.Min(_reader.FieldCount, _columns.Count), _reader.FieldCount, _columns.Count);
    }

    /// <summary>Finds a column.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="NasException">There is none.</exception>
    public int ColumnOf(string name)
    {
        var column = _columns.IndexOf(name);
        return column >= 0
            ? column
            : throw NasException.Of(
                DiagnosticCatalog.TableColumnMissing,
                _declared,
                Path.GetFileName(_path),
                name,
                new Suggestions().TextOrList(name, _columns));
    }

    /// <summary>The text of a field of the current row.</summary>
    /// <param name="column">Its column.</param>
    public string Field(int column) => _reader.GetString(column).Trim();

    /// <summary>The number in a field of the current row.</summary>
    /// <param name="column">Its column.</param>
    /// <exception cref="NasException">It is no finite number.</exception>
    public double Number(int column) =>
        double.TryParse(Field(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Fail(DiagnosticCatalog.TableNotANumber, column, Field(column), _columns[column]);

    /// <summary>What is wrong with a field of the current row.</summary>
    /// <param name="descriptor">The message.</param>
    /// <param name="column">The column of the field.</param>
    /// <param name="arguments">The parts of the message.</param>
    public NasException Fail(DiagnosticDescriptor descriptor, int column, params object[] arguments) =>
        NasException.Of(
            descriptor,
            new SourceLocation(_path, new LinePosition(Line, CsvFieldPosition.Of(Encoding.UTF8.GetString(_reader.RawRecord), column))),
            arguments);
}
