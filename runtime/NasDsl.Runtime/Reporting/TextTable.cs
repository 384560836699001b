namespace NasDsl.Reporting;

/// <summary>Writes rows in columns that are set to the right, as numbers are.</summary>
public static class TextTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="indent">What stands before each row.</param>
    /// <param name="rows">The rows, the heads of the columns first; all of one length.</param>
    public static void Write(TextWriter writer, string indent, IReadOnlyList<string[]> rows)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rows);
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            writer.WriteLine((indent + string.Join("  ", row.Select((cell, i) => cell.PadLeft(widths[i])))).TrimEnd());
        }
    }
}
