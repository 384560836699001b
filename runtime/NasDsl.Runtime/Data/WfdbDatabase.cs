using NasDsl.Language.Model;

namespace NasDsl.Data;

/// <summary>
/// Reads records of physiological signals as PhysioNet keeps them (header(5), signal(5) and annot(5) of the WFDB manuals). A row is a window around a beat: the signals in physical units, sample
/// by sample, then the code of the annotation. The path is that of a record without its extension, or of a folder with a file RECORDS.
/// </summary>
internal static class WfdbDatabase
{
    /// <summary>Reads the windows of all records. Those that would reach beyond a record are left out.</summary>
    /// <param name="path">The path of a record or a folder.</param>
    /// <param name="data">The declaration: the columns before the target are the window.</param>
    /// <returns>The rows, in the order of the records and of time.</returns>
    /// <exception cref="NasException">A record is not sound.</exception>
    public static IEnumerable<IDataRow> Read(string path, DataModel data)
    {
        var row = 0;
        foreach (var record in RecordsOf(path))
        {
            var signals = WfdbRecord.Read(record);
            var length = data.Target.Column / signals.Count;
            foreach (var (sample, code) in WfdbAnnotations.Read(record + ".atr"))
            {
                var first = sample - (length / 2);
                if (!WfdbAnnotations.IsBeat(code) || first < 0 || first + length > signals.Length)
                {
                    continue;
                }

                var numbers = new double[(length * signals.Count) + 1];
                for (var i = 0; i < length; i++)
                {
                    for (var signal = 0; signal < signals.Count; signal++)
                    {
                        numbers[(i * signals.Count) + signal] = signals.Value(signal, (int)first + i);
                    }
                }

                numbers[^1] = code;
                yield return new NumberRow(record, row++, numbers);
            }
        }
    }

    private static IEnumerable<string> RecordsOf(string path) => !File.Exists(path + ".hea") && Directory.Exists(path)
        ? File.ReadAllLines(Path.Combine(path, "RECORDS")).Select(line => line.Trim()).Where(line => line.Length > 0).Select(name => Path.Combine(path, name))
        : [path];
}
