using System.Globalization;
using System.Text;
using CsvHelper;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Data;

/// <summary>Reads comma-separated rows. A first row without any number in the declared columns is a header.</summary>
internal sealed class CsvDatasetReader
{
    private readonly DataModel _data;
    private readonly string _path;
    private readonly CsvReader _reader;
    private readonly List<float> _inputs = [];
    private readonly List<float> _targets = [];

    private CsvDatasetReader(DataModel data, string path, CsvReader reader)
    {
        _data = data;
        _path = path;
        _reader = reader;
    }

    /// <summary>Reads all rows.</summary>
    /// <param name="data">The declaration.</param>
    /// <param name="path">The name of the file in messages.</param>
    /// <param name="reader">Its text.</param>
    /// <returns>The rows.</returns>
    public static Dataset Read(DataModel data, string path, TextReader reader)
    {
        // Each broken quote leads to a message about its field; a line break always ends a row, so that one quote does not swallow the rows after it.
        var options = new CsvReaderOptions { HasHeader = false, Separator = ',', TrackLineNumbers = true, AllowLineBreaksInQuotes = false };
        using var csv = CsvReader.Create(reader, options, true);
        return new CsvDatasetReader(data, path, csv).ReadRows();
    }

    private Dataset ReadRows()
    {
        var columns = 0;
        while (_reader.Read())
        {
            if (columns == 0)
            {
                columns = _reader.FieldCount;
                CheckColumns(columns);
                if (IsHeader())
                {
                    continue;
                }
            }

            if (_reader.FieldCount != columns)
            {
                throw Fail(DiagnosticCatalog.DataRowRagged, Math.Min(_reader.FieldCount, columns), _reader.FieldCount, columns);
            }

            ReadRow();
        }

        if (_targets.Count == 0)
        {
            throw NasException.Of(
                DiagnosticCatalog.DataFileEmpty,
                new SourceLocation(_path, new LinePosition(1, 1)),
                _data.Name,
                Math.Max(_data.Input.LastColumn, _data.Target.Column) + 1);
        }

        return new Dataset(_data.Input.Shape, [.. _inputs], _data.Target.Kind, _data.Target.Size, [.. _targets]);
    }

    private void ReadRow()
    {
        for (var column = _data.Input.FirstColumn; column <= _data.Input.LastColumn; column++)
        {
            _inputs.Add(ReadNumber(column, _data.Input.Name, _data.Input.Divisor));
        }

        var target = _data.Target;
        var number = ReadNumber(target.Column, target.Name, 1);
        if (target.Kind == TargetKind.Class && (number < 0 || number >= target.Size || MathF.Floor(number) != number))
        {
            throw Fail(DiagnosticCatalog.DataLabelOutOfRange, target.Column, Field(target.Column), target.Name, target.Size, target.Size - 1);
        }

        _targets.Add(number);
    }

    private float ReadNumber(int column, string name, double divisor)
    {
        if (!TryParse(column, out var number))
        {
            throw Fail(DiagnosticCatalog.DataNotANumber, column, Field(column), column, name);
        }

        // A number of the file is a float first, as programs that ask the champion have it: so both divide the same number.
        var scaled = (float)((float)number / divisor);
        return float.IsFinite(scaled)
            ? scaled
            : throw Fail(DiagnosticCatalog.DataNotFinite, column, Field(column), column, name);
    }

    private void CheckColumns(int columns)
    {
        var (name, column) = _data.Input.LastColumn >= columns
            ? (_data.Input.Name, _data.Input.LastColumn)
            : (_data.Target.Name, _data.Target.Column);
        if (column >= columns)
        {
            throw Fail(DiagnosticCatalog.DataColumnMissing, columns, columns, columns - 1, name, column);
        }
    }

    private bool IsHeader()
    {
        var declared = Enumerable.Range(_data.Input.FirstColumn, _data.Input.LastColumn - _data.Input.FirstColumn + 1);
        return declared.Append(_data.Target.Column).All(column => !TryParse(column, out _));
    }

    private bool TryParse(int column, out double number) =>
        double.TryParse(Field(column), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private string Field(int column) => _reader.GetString(column).Trim();

    private NasException Fail(DiagnosticDescriptor descriptor, int column, params object[] arguments) =>
        NasException.Of(
            descriptor,
            new SourceLocation(_path, new LinePosition((int)_reader.LineNumber, CsvFieldPosition.Of(Encoding.UTF8.GetString(_reader.RawRecord), column))),
            arguments);
}
