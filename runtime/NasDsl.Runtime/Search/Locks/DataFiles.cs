using System.Security.Cryptography;
using System.Text;
using NasDsl.Data;

namespace NasDsl.Search.Locks;

/// <summary>The files that the results of a search depend on: those of its data, or the table that stands for training.</summary>
/// <param name="Paths">Their full paths.</param>
/// <param name="Hash">A hash of what they hold; that of nothing when there are none.</param>
public sealed record DataFiles(IReadOnlyList<string> Paths, string Hash)
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
        var path = Path.GetFullPath(declared, Path.GetFullPath(baseDirectory ?? Path.GetDirectoryName(place) ?? "."));
        var paths = Find(path, search.Model.Evaluation is null ? search.Data.Source.Kind : "csv").Where(File.Exists).ToArray();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in paths)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(path, file).Replace('\\', '/')));
            Append(hash, file);
        }

        return new DataFiles(paths, Convert.ToHexStringLower(hash.GetHashAndReset()));
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
