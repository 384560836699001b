namespace NasDsl.Data;

/// <summary>Finds where a field stands in its line, so that messages can point at it.</summary>
internal static class CsvFieldPosition
{
    /// <summary>Counts separators that are not quoted.</summary>
    /// <param name="record">The line as it is in the file.</param>
    /// <param name="field">The number of the field, from 0.</param>
    /// <param name="separator">What stands between two fields.</param>
    /// <returns>The column of its first character, from 1; that after the last character when there is no such field.</returns>
    public static int Of(string record, int field, char separator = ',')
    {
        var line = record.TrimEnd('\r', '\n');
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (field == 0)
            {
                return i + 1;
            }

            quoted ^= line[i] == '"';
            field -= line[i] == separator && !quoted ? 1 : 0;
        }

        return line.Length + 1;
    }
}
