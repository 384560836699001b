using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Locks;
using NasDsl.Language.Text;

namespace NasDsl.Search.Locks;

/// <summary>How a lock stands to its search.</summary>
/// <param name="Lock">The lock, or null when there is none or it cannot be read.</param>
/// <param name="Changes">What has changed since the search: nothing for a fresh lock, and for one that is not there.</param>
/// <param name="Problem">What is wrong with the lock or its weights, or null.</param>
public sealed record LockState(LockFile? Lock, IReadOnlyList<string> Changes, Diagnostic? Problem)
{
    /// <summary>Whether the champion is the one that the search would find.</summary>
    public bool IsFresh => Lock is not null && Changes.Count == 0 && Problem is null;

    /// <summary>Reads a lock and compares it with its search.</summary>
    /// <param name="folder">The folder of the lock.</param>
    /// <param name="search">The search.</param>
    /// <param name="inputs">What its champion depends on now.</param>
    /// <returns>The state.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static LockState Of(string folder, SearchDefinition search, EquatableArray<LockInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(search);
        var path = Path.Combine(folder, search.Model.Name + LockFile.Extension);
        if (!File.Exists(path))
        {
            return new LockState(null, [], null);
        }

        var reading = LockReader.Read(new SourceText(path, File.ReadAllText(path)));
        return reading.Lock is { } file
            ? new LockState(file, LockInputs.Changes(file.Inputs, inputs), FindProblem(folder, path, file, search))
            : new LockState(null, [], reading.Problem);
    }

    private static Diagnostic? FindProblem(string folder, string path, LockFile file, SearchDefinition search)
    {
        var start = new SourceLocation(path, new LinePosition(1, 1));
        if (file.Search != search.Model.Name)
        {
            return Diagnostic.Create(DiagnosticCatalog.LockMalformed, start, $"it is that of the search '{file.Search}'");
        }

        if (search.Model.Evaluation is not null)
        {
            return null;
        }

        var weights = Path.Combine(folder, file.Search + LockFile.WeightsExtension);
        return !File.Exists(weights) ? Diagnostic.Create(DiagnosticCatalog.LockWeightsMissing, start, file.Search, weights)
            : HashOf(weights) != file.Champion.Weights ? Diagnostic.Create(DiagnosticCatalog.LockWeightsForeign, start, weights, file.Search)
            : null;
    }

    private static string? HashOf(string weights)
    {
        try
        {
            return SafetensorsFile.Read(weights).Hash();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
