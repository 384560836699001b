using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Data;

/// <summary>Takes the rows of a source one after another, checks them against the declaration, and keeps the declared columns.</summary>
/// <param name="data">The declaration.</param>
internal sealed class DatasetBuilder(DataModel data)
{
    private readonly List<float> _inputs = [];
    private readonly List<float> _targets = [];
    private int? _columns;

    /// <summary>The last column that the declaration speaks of.</summary>
    public int LastColumn => Math.Max(data.Input.LastColumn, LastTarget);

    private int LastTarget => data.Target.Column + Dataset.WidthOf(data.Target.Kind, data.Target.Size) - 1;

    /// <summary>Checks that a row has all declared columns, and as many as the rows before it.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="NasException">It has not.</exception>
    public void CheckColumns(IDataRow row)
    {
        if (_columns is { } due && row.Columns != due)
        {
            throw NasException.Of(DiagnosticCatalog.DataRowRagged, row.Locate(Math.Min(row.Columns, due)), row.Columns, due);
        }

        _columns = row.Columns;
        var (name, column) = data.Input.LastColumn >= row.Columns ? (data.Input.Name, data.Input.LastColumn) : (data.Target.Name, LastTarget);
        if (column >= row.Columns)
        {
            throw NasException.Of(DiagnosticCatalog.DataColumnMissing, row.Locate(row.Columns), row.Columns, row.Columns - 1, name, column);
        }
    }

    /// <summary>Takes a row.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="NasException">It does not hold what is declared.</exception>
    public void Add(IDataRow row)
    {
        CheckColumns(row);
        for (var column = data.Input.FirstColumn; column <= data.Input.LastColumn; column++)
        {
            var number = Read(row, column, data.Input.Name, data.Input.Divisor);
            if (data.Input.Shape.IsTokens && !IsWhole(number, data.Input.Shape.Vocabulary))
            {
                var vocabulary = data.Input.Shape.Vocabulary;
                throw NasException.Of(DiagnosticCatalog.DataTokenOutOfRange, row.Locate(column), row.Text(column), data.Input.Name, vocabulary, vocabulary - 1);
            }

            _inputs.Add(number);
        }

        var target = data.Target;
        for (var column = target.Column; column <= LastTarget; column++)
        {
            var number = Read(row, column, target.Name, 1);
            if (target.Kind == TargetKind.Class && !IsWhole(number, target.Size))
            {
                throw NasException.Of(DiagnosticCatalog.DataLabelOutOfRange, row.Locate(column), row.Text(column), target.Name, target.Size, target.Size - 1);
            }

            _targets.Add(number);
        }
    }

    /// <summary>All rows.</summary>
    /// <param name="path">The name of the source.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NasException">There are none.</exception>
    public Dataset ToDataset(string path) => _targets.Count == 0
        ? throw NasException.Of(DiagnosticCatalog.DataFileEmpty, new SourceLocation(path, new LinePosition(1, 1)), data.Name, LastColumn + 1)
        : new Dataset(data.Input.Shape, [.. _inputs], data.Target.Kind, data.Target.Size, [.. _targets]);

    private static bool IsWhole(float number, int count) => number >= 0 && number < count && MathF.Floor(number) == number;

    private static float Read(IDataRow row, int column, string name, double divisor)
    {
        if (row.Number(column) is not { } number)
        {
            throw NasException.Of(DiagnosticCatalog.DataNotANumber, row.Locate(column), row.Text(column), column, name);
        }

        // A number of the file is a float first, as programs that ask the champion have it: so both divide the same number.
        var scaled = (float)((float)number / divisor);
        return float.IsFinite(scaled) ? scaled : throw NasException.Of(DiagnosticCatalog.DataNotFinite, row.Locate(column), row.Text(column), column, name);
    }
}
