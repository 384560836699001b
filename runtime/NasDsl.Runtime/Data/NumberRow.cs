using System.Globalization;
using NasDsl.Language.Text;

namespace NasDsl.Data;

/// <summary>A row of numbers from something that has no lines. In messages the line is the number of the row and the column that of the number, both from 1.</summary>
/// <param name="path">The name of the source.</param>
/// <param name="index">The number of the row, from 0.</param>
/// <param name="numbers">The numbers.</param>
internal sealed class NumberRow(string path, int index, double[] numbers) : IDataRow
{
    /// <inheritdoc/>
    public int Columns => numbers.Length;

    /// <inheritdoc/>
    public double? Number(int column) => numbers[column];

    /// <inheritdoc/>
    public string Text(int column) => numbers[column].ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public SourceLocation Locate(int column) => new(path, new LinePosition(index + 1, column + 1));
}
