using System.Security.Cryptography;
using System.Text;
using NasDsl.Data;

namespace NasDsl.Search.Locks;

/// <summary>The files that the results of a search depend on: those of its data, or the table that stands for training, and the tables of the devices that it speaks of.</summary>
/// <param name="Paths">Their full paths.</param>
/// <param name="Hash">A hash of what the data hold, or the table; that of nothing when there are none.</param>
/// <param name="Latencies">A hash of the tables of devices, or null when it speaks of none.</param>
public sealed record DataFiles(IReadOnlyList<string> Paths, string Hash, string? Latencies)
{
    private const int BufferSize = 1 << 16;

    /// <summary>Reads the files of a search.</summary>
    /// <param name="search">The search.</param>
    /// <param name="baseDirectory">The directory that relative paths start from, or null for that of the <c>.nas</c> file.</param>
    /// <returns>The files.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DataFiles Of(SearchDefinition search, string? baseDirectory = null)
    {
        ArgumentNullException.ThrowIfNull(search);
        var (declared, place) = search.Model.Evaluation is { } table
            ? (table.Table, table.Location.Path)
            : (search.Data.Source.Path, search.Data.Source.Location.Path);
        var path = FullPath(declared, place, baseDirectory);
        var paths = Find(path, search.Model.Evaluation is null ? search.Data.Source.Kind : "csv").Where(File.Exists).ToArray();
        var devices = search.Space.Latencies.Tables
            .Where(device => RunSupport.CostsOf(search).Any(used => used.Cost.Device == device.Name))
            .Select(device => (Name: device.Table ?? "", Path: FullPath(device.Table ?? "", device.Location.Path, baseDirectory)))
            .ToArray();
        return new DataFiles(
            [.. paths, .. devices.Select(device => device.Path).Where(File.Exists)],
            HashOf(paths.Select(file => (Path.GetRelativePath(path, file).Replace('\\', '/'), file))),
            devices.Length == 0 ? null : HashOf(devices.Where(device => File.Exists(device.Path))));
    }

    private static string FullPath(string declared, string place, string? baseDirectory) =>
        Path.GetFullPath(declared, Path.GetFullPath(baseDirectory ?? (Path.GetDirectoryName(place) is { Length: > 0 } folder ? folder : ".")));

    private static string HashOf(IEnumerable<(string Name, string Path)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, path) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            Append(hash, path);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Find(string path, string kind) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : kind == "idx" ? [path, IdxFile.LabelsOf(path)]
        : kind == "wfdb" && Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, Path.GetFileName(path) + ".*").Order(StringComparer.Ordinal)
        : [path];

    // Version control may write the line breaks of text files in either way, and rows do not depend on them.
    private static void Append(IncrementalHash hash, string path)
    {
        var isText = Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT";
        using var file = File.OpenRead(path);
        var buffer = new byte[BufferSize];
        for (int count; (count = file.Read(buffer)) > 0;)
        {
            if (isText)
            {
                count = DropCarriageReturns(buffer.AsSpan(0, count));
            }

            hash.AppendData(buffer, 0, count);
        }
    }

    private static int DropCarriageReturns(Span<byte> bytes)
    {
        var kept = 0;
        foreach (var item in bytes)
        {
            if (item != '\r')
            {
                bytes[kept++] = item;
            }
        }

        return kept;
    }
}
