using System.Text;

namespace NasDsl.Testing;

/// <summary>The files of one snapshot: accepted texts in <c>.verified.</c>, those that differ in <c>.received.</c></summary>
/// <param name="folder">The folder of the test's source.</param>
/// <param name="stem">The start of their names.</param>
/// <param name="mode">What is done with a text that differs.</param>
internal sealed class SnapshotFiles(string folder, string stem, SnapshotMode mode)
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Compares all texts before it fails, so that one run shows all differences.</summary>
    /// <param name="targets">The texts.</param>
    /// <returns>A task that ends when all are compared.</returns>
    /// <exception cref="SnapshotMismatchException">A text differs, is new, or is not there any more.</exception>
    public async Task CompareAsync(IReadOnlyList<Target> targets)
    {
        var problems = new List<string>();
        var verified = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < targets.Count; i++)
        {
            var name = NameOf(targets, i);
            var file = Path.Combine(folder, $"{name}.verified.{targets[i].Extension}");
            verified.Add(file);
            if (await CompareAsync(targets[i], name, file).ConfigureAwait(false) is { } problem)
            {
                problems.Add(problem);
            }
        }

        problems.AddRange(FindLeftOvers(verified));
        if (problems.Count > 0)
        {
            throw new SnapshotMismatchException(
                $"{string.Join("\n\n", problems)}\n\nTo accept what was received, set {SnapshotMode.Variable}=true and run the test again.");
        }
    }

    private string NameOf(IReadOnlyList<Target> targets, int index) => targets[index].Name switch
    {
        { } name => $"{stem}#{SnapshotNames.Clean(name)}",
        null when targets.Count == 1 => stem,
        null => $"{stem}#{index:00}",
    };

    private async Task<string?> CompareAsync(Target target, string name, string verified)
    {
        var received = Path.Combine(folder, $"{name}.received.{target.Extension}");
        var text = Normalise(target.Data);
        var accepted = File.Exists(verified) ? Normalise(await File.ReadAllTextAsync(verified).ConfigureAwait(false)) : "";

        // An empty file holds the place of a snapshot that nobody has accepted yet.
        var isNew = accepted.Length == 0;
        if (!isNew && accepted == text)
        {
            File.Delete(received);
            return null;
        }

        if (mode.Accepts)
        {
            await File.WriteAllTextAsync(verified, text, Encoding).ConfigureAwait(false);
            File.Delete(received);
            return null;
        }

        await File.WriteAllTextAsync(received, text, Encoding).ConfigureAwait(false);
        return isNew
            ? $"New: {received}\nThere is no accepted text yet."
            : $"Not equal: {received}\n{FirstDifference(accepted, text)}";
    }

    private IEnumerable<string> FindLeftOvers(HashSet<string> verified)
    {
        var leftOver = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, $"{stem}#*.verified.*").Where(file => !verified.Contains(file)).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        foreach (var file in leftOver.ToList())
        {
            if (mode.Accepts)
            {
                File.Delete(file);
                continue;
            }

            yield return $"Delete: {file}\nThe test does not make this text any more.";
        }
    }

    private static string Normalise(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string FirstDifference(string accepted, string received)
    {
        var was = accepted.Split('\n');
        var now = received.Split('\n');
        var line = 0;
        while (line < was.Length && line < now.Length && was[line] == now[line])
        {
            line++;
        }

        return $"Line {line + 1}\n  verified: {LineOf(was, line)}\n  received: {LineOf(now, line)}";
    }

    private static string LineOf(string[] lines, int line) => line < lines.Length ? lines[line] : "(ends before)";
}
