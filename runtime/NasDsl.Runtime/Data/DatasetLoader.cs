using NasDsl.Externs;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Data;

/// <summary>Reads the rows that a data declaration names.</summary>
public static class DatasetLoader
{
    private const string Extern = "extern";

    /// <summary>The formats that can be read.</summary>
    internal static IReadOnlyList<string> Formats { get; } = ["csv", "table", "npy", "idx", "wfdb", Extern];

    /// <summary>Reads all rows.</summary>
    /// <param name="data">The declaration.</param>
    /// <param name="baseDirectory">The directory that a relative path starts from: that of the <c>.nas</c> file.</param>
    /// <param name="externs">The code behind extern declarations, or null for none.</param>
    /// <returns>The rows, in the order of the file.</returns>
    /// <exception cref="NasException">The file is missing or does not hold what is declared; the message names its line and column.</exception>
    public static Dataset Load(DataModel data, string baseDirectory, ExternLibrary? externs = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(baseDirectory);
        var path = Path.Combine(baseDirectory, data.Source.Path);
        try
        {
            return data.Source.Kind switch
            {
                "csv" => ReadText(data, path, ','),
                "table" => ReadText(data, path, '\t'),
                "npy" => Collect(data, path, NpyFile.Read(path)),
                "idx" => Collect(data, path, IdxFile.Read(path, LastColumn(data))),
                "wfdb" => Collect(data, path, WfdbDatabase.Read(path, data)),
                Extern => Collect(data, data.Source.Path, ExternRows.Read(data, baseDirectory, externs ?? ExternLibrary.Empty)),
                _ => throw NasException.Of(DiagnosticCatalog.DataFormatUnknown, data.Source.Location, data.Source.Kind, string.Join(", ", Formats)),
            };
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NasException.Of(DiagnosticCatalog.DataFileNotFound, data.Source.Location, data.Name, (failure as FileNotFoundException)?.FileName ?? path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NasException.Of(DiagnosticCatalog.DataFileUnreadable, data.Source.Location, data.Name, failure.Message);
        }
    }

    private static Dataset ReadText(DataModel data, string path, char separator)
    {
        using var reader = new StreamReader(path);
        return CsvDatasetReader.Read(data, path, separator, reader);
    }

    private static Dataset Collect(DataModel data, string path, IEnumerable<IDataRow> rows)
    {
        var builder = new DatasetBuilder(data);
        foreach (var row in rows)
        {
            builder.Add(row);
        }

        return builder.ToDataset(path);
    }

    private static int LastColumn(DataModel data) => new DatasetBuilder(data).LastColumn;
}
