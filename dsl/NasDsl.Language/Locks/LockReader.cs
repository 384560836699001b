using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Language.Locks;

/// <summary>Reads lock files, and refuses what no search has written: a merge that is not over, a change by hand.</summary>
public static class LockReader
{
    private static readonly string[] ConflictMarks = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

    /// <summary>Reads a lock file. It never throws on what the file says.</summary>
    /// <param name="source">The text of the file.</param>
    /// <returns>The lock, or what is wrong with the file and where.</returns>
    public static LockReading Read(SourceText source)
    {
        try
        {
            RefuseConflict(source);
            var json = JsonReader.Read(source);
            if (json["format"] is var format && format.Int != LockFile.Format)
            {
                throw format.Fail($"format {format.Int} is written by another version of NasDsl, and this one reads format {LockFile.Format}");
            }

            var file = ReadFile(json);
            var checksum = json["checksum"];
            return checksum.String == LockWriter.Checksum(file)
                ? new LockReading(file, null)
                : throw LockException.Of(DiagnosticCatalog.LockEdited, checksum.Location, file.Search);
        }
        catch (LockException exception)
        {
            return new LockReading(null, exception.Diagnostic);
        }
    }

    private static void RefuseConflict(SourceText source)
    {
        for (var start = 0; start >= 0 && start < source.Content.Length; start = NextLine(source.Content, start))
        {
            if (ConflictMarks.Any(mark => string.CompareOrdinal(source.Content, start, mark, 0, mark.Length) == 0))
            {
                throw LockException.Of(DiagnosticCatalog.LockConflict, new SourceLocation(source, new TextSpan(start, 7)));
            }
        }
    }

    private static int NextLine(string text, int start) => text.IndexOf('\n', start) is var end and >= 0 ? end + 1 : -1;

    private static LockFile ReadFile(JsonNode json) => new(
        json["search"].String,
        json["inputs"].Members.Select(member => new LockInput(member.Name, member.Value.String)).ToEquatableArray(),
        ReadChampion(json["champion"]),
        json["objectives"].Array.Select(text => text.String).ToEquatableArray(),
        json["front"].Array.Select(ReadTrial).ToEquatableArray(),
        ReadEffort(json["cost"]));

    private static LockChampion ReadChampion(JsonNode json) => new(
        json["trial"].Int,
        string.Join(" ", json["genome"].Array.Select(text => text.String)),
        string.Join("\n", json["architecture"].Array.Select(text => text.String)),
        json["params"].Long,
        json["flops"].Long,
        json["memory"].Long,
        ReadMetrics(json["validation"]),
        ReadMetrics(json["test"]),
        json["weights"].String);

    private static EquatableArray<LockMetric> ReadMetrics(JsonNode json) =>
        json.Members.Select(member => new LockMetric(member.Name, member.Value.Double)).ToEquatableArray();

    private static LockTrial ReadTrial(JsonNode json) => new(
        json["trial"].Int,
        json["objectives"].Array.Select(value => value.Double).ToEquatableArray(),
        json["genome"].String);

    private static LockEffort ReadEffort(JsonNode json) => new(
        json["trials"].Int,
        json["finished"].Int,
        json["stopped"].Int,
        json["failed"].Int,
        json["epochs"].Long,
        json["ended"].String);
}
