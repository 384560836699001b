using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Data;

/// <summary>Reads the rows that a data declaration names.</summary>
public static class DatasetLoader
{
    /// <summary>Reads all rows.</summary>
    /// <param name="data">The declaration.</param>
    /// <param name="baseDirectory">The directory that a relative path starts from: that of the <c>.nas</c> file.</param>
    /// <returns>The rows, in the order of the file.</returns>
    /// <exception cref="NasException">The file is missing or does not hold what is declared; the message names its line and column.</exception>
    public static Dataset Load(DataModel data, string baseDirectory)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(baseDirectory);
        if (data.Source.Kind != "csv")
        {
            throw NasException.Of(DiagnosticCatalog.DataFormatUnknown, data.Source.Location, data.Source.Kind);
        }

        var path = Path.Combine(baseDirectory, data.Source.Path);
        if (!File.Exists(path))
        {
            throw NasException.Of(DiagnosticCatalog.DataFileNotFound, data.Source.Location, data.Name, path);
        }

        try
        {
            using var reader = new StreamReader(path);
            return CsvDatasetReader.Read(data, path, reader);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NasException.Of(DiagnosticCatalog.DataFileUnreadable, data.Source.Location, data.Name, failure.Message);
        }
    }
}
