using NasDsl.Genomes;

namespace NasDsl.Search.Journal;

/// <summary>
/// Keeps trials in a file: a line that says what they belong to, then one line of JSON for each. A trial is in the file before its strategy hears of it, so that a search that is killed goes on where it was.
/// </summary>
public sealed class TrialFile : ITrialJournal, IDisposable
{
    private readonly InMemoryJournal _trials;
    private readonly StreamWriter _writer;

    private TrialFile(InMemoryJournal trials, StreamWriter writer, int restored)
    {
        _trials = trials;
        _writer = writer;
        Restored = restored;
    }

    /// <summary>How many trials the file had when it was opened.</summary>
    public int Restored { get; }

    /// <summary>Opens a file, or makes it. Trials of another key are dropped; so is a last line that was not written to its end.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="key">What the trials belong to, on one line: they are of use for the same search, data and engine only.</param>
    /// <param name="space">The space of the search, with the genes of its recipe.</param>
    /// <returns>The journal.</returns>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static TrialFile Open(string path, string key, Space space)
    {
        ArgumentNullException.ThrowIfNull(key);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
        var known = File.Exists(path) ? ReadTrials(File.ReadAllText(path), key, space) : [];

        // The file is written anew from what was understood, so that what follows begins on a line of its own.
        var writer = new StreamWriter(path, append: false) { NewLine = "\n", AutoFlush = true };
        writer.WriteLine(key);
        foreach (var trial in known)
        {
            writer.WriteLine(TrialJson.Write(trial));
        }

        return new TrialFile(new InMemoryJournal(known), writer, known.Count);
    }

    /// <inheritdoc/>
    public Trial? Find(int id) => _trials.Find(id);

    /// <inheritdoc/>
    public void Add(Trial trial)
    {
        _trials.Add(trial);
        _writer.WriteLine(TrialJson.Write(trial));
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static List<Trial> ReadTrials(string text, string key, Space space)
    {
        var lines = text.Split('\n');
        var trials = new Dictionary<int, Trial>();
        for (var i = 1; lines[0] == key && i < lines.Length - 1; i++)
        {
            try
            {
                var trial = TrialJson.Read(lines[i], space);
                trials[trial.Id] = trial;
            }
            catch (FormatException)
            {
                // A line that is no trial was cut off when the search was killed; that candidate is trained again.
            }
        }

        return [.. trials.Values];
    }
}
