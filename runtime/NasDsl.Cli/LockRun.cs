using System.Collections.Immutable;
using NasDsl.CommandLine;
using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Locks;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using NasDsl.Reporting;
using NasDsl.Search;
using NasDsl.Search.Locks;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary>Brings the locks of some files in order, or says which are not.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="output">Where progress and messages go.</param>
internal sealed class LockRun(LockOptions options, TextWriter output)
{
    private readonly EngineCatalog _engines = EngineCatalog.Create(options.EngineAssemblies, options.EngineFiles);
    private readonly SortedSet<string> _inputs = new(StringComparer.Ordinal);
    private ImmutableArray<StudySource> _sources = [];
    private string _program = "";
    private bool _hasErrors;
    private bool _isStale;

    /// <summary>Goes through the searches.</summary>
    /// <param name="cancellationToken">Ends a search; what it has tried stays in its journal.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (options.InputsFile is { } stale && File.Exists(stale))
        {
            File.Delete(stale);
        }

        var compilation = NasFile.Compile(options.Files, options.Mode == LockMode.Search ? NasCompilerOptions.Default : NasCompilerOptions.Proven);
        if (compilation.HasErrors)
        {
            // Where nothing is searched, the compiler of the project is about to say the same.
            return options.Mode == LockMode.Search ? throw new NasException(compilation.Diagnostics) : ExitCodes.Success;
        }

        _program = compilation.Model.CanonicalText;
        _sources = [.. options.Files.Select(file => new StudySource(Path.GetFullPath(file), File.ReadAllText(file)))];
        foreach (var search in Choose(compilation.Model))
        {
            if (_engines.FindProblem(search, options.Engine) is { } missing)
            {
                // The same: the compiler knows what the project references.
                _isStale = true;
                if (options.Mode == LockMode.Search)
                {
                    Report(missing);
                }

                continue;
            }

            await VisitAsync(SearchDefinition.Create(compilation.Model, search), cancellationToken).ConfigureAwait(false);
        }

        if (!_hasErrors && !_isStale && options.InputsFile is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".");
            await File.WriteAllLinesAsync(file, _inputs, cancellationToken).ConfigureAwait(false);
        }

        return _hasErrors ? ExitCodes.Failure : ExitCodes.Success;
    }

    private IEnumerable<SearchModel> Choose(NasModel model)
    {
        var unknown = options.Searches.FirstOrDefault(name => model.Searches.All(search => search.Name != name));
        return unknown is null
            ? model.Searches.Where(search => options.Searches.Count == 0 || options.Searches.Contains(search.Name))
            : throw new NasException(
            [
                Diagnostic.Create(
                    DiagnosticCatalog.DeclarationNotFound,
                    new SourceLocation(options.Files[0], new LinePosition(1, 1)),
                    "search",
                    unknown,
                    string.Join(", ", model.Searches.Select(search => search.Name))),
            ]);
    }

    private async Task VisitAsync(SearchDefinition search, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(search.Model.Location.Path)) ?? ".";
        var engine = _engines.Choose(search.Model, options.Engine);
        var state = Look(search, engine, folder);
        var isReplaced = options.Mode == LockMode.Search && state.Lock is not null && (options.IsForced || state.Changes.Count > 0);
        if (state.Problem is { } problem && !isReplaced)
        {
            Report(problem);
        }
        else if (options.Mode == LockMode.Search)
        {
            await SearchAsync(search, engine, folder, cancellationToken).ConfigureAwait(false);
        }
        else if (!state.IsFresh)
        {
            Complain(search, folder, state);
        }
    }

    // No engine is loaded for that: what it is called and its version are enough.
    private LockState Look(SearchDefinition search, EngineChoice engine, string folder)
    {
        var files = DataFiles.Of(search);
        _inputs.UnionWith(files.Paths);
        _inputs.UnionWith(new[] { engine.Engine.Path }.Where(path => Path.GetDirectoryName(path) != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));
        var name = Path.Combine(folder, search.Model.Name);
        _inputs.UnionWith(new[] { name + LockFile.Extension, name + LockFile.WeightsExtension }.Where(File.Exists));
        return LockState.Of(folder, search, SearchLock.InputsOf(search, engine.Engine.Identity, files));
    }

    private void Complain(SearchDefinition search, string folder, LockState state)
    {
        var name = search.Model.Name;
        var isLocked = options.Mode == LockMode.Locked;
        if (state.Lock is null)
        {
            // A search that nobody has run is no mistake where the build may go on without it.
            if (isLocked)
            {
                Report(Diagnostic.Create(DiagnosticCatalog.LockedMissing, search.Model.Location, name, Path.Combine(folder, name + LockFile.Extension)));
            }

            return;
        }

        _isStale = true;
        Report(Diagnostic.Create(isLocked ? DiagnosticCatalog.LockedStale : DiagnosticCatalog.LockStale, search.Model.Location, name, Sentence(state.Changes)));
    }

    private async Task SearchAsync(SearchDefinition search, EngineChoice choice, string folder, CancellationToken cancellationToken)
    {
        // Another build may be at it: then its result is this one's.
        var name = search.Model.Name;
        using var turn = await Turn.TakeAsync(
            Path.Combine(folder, name), () => output.WriteLine($"{name}: another build is searching; waiting for it."), cancellationToken).ConfigureAwait(false);
        var state = Look(search, choice, folder);
        if (state.IsFresh && !options.IsForced)
        {
            return;
        }

        output.WriteLine(state.Lock is null ? $"{name}: searching for the first time." : state.IsFresh ? $"{name}: searching again." : $"{name}: {Sentence(state.Changes)} changed; searching again.");
        var engine = choice.Load();
        var inputs = SearchLock.InputsOf(search, engine, DataFiles.Of(search));
        var result = await SearchAsync(search, engine, inputs, cancellationToken).ConfigureAwait(false);
        var file = SearchLock.Create(result, inputs);
        SearchLock.Write(file, result.Champion.Weights, folder);
        TextReport.Write(result, output);
        output.WriteLine($"{name}: {Path.Combine(folder, name + LockFile.Extension)}");
        Look(search, choice, folder);
    }

    private async Task<SearchResult> SearchAsync(SearchDefinition search, IEngine engine, EquatableArray<LockInput> inputs, CancellationToken cancellationToken)
    {
        // Data lie beside the file that declares them, not beside this tool, where paths that are not full would be looked for.
        var declared = search.Model.Evaluation?.Location ?? search.Data.Source.Location;
        var directory = Path.GetDirectoryName(Path.GetFullPath(declared.Path)) ?? ".";
        using var study = options.JournalFolder is { } folder ? OpenStudy(search, inputs, folder, directory) : null;
        if (study is { Restored: > 0 })
        {
            output.WriteLine($"{search.Model.Name}: going on after {study.Restored} trials.");
        }

        var result = await SearchRunner.RunAsync(
            search,
            engine,
            new SearchOptions { Threads = options.Threads, Journal = study, Spent = study?.Spent ?? default, BaseDirectory = directory },
            new ConsoleProgress(output),
            cancellationToken).ConfigureAwait(false);
        study?.Finish(result);
        return result;
    }

    // A lock is what its inputs lead to and nothing else: no trials of earlier runs are taken over, and what is searched again begins anew.
    private StudyWriter OpenStudy(SearchDefinition search, EquatableArray<LockInput> inputs, string folder, string directory)
    {
        var path = Path.Combine(folder, search.Model.Name + StudyFile.Extension);
        if (options.IsForced)
        {
            File.Delete(path);
        }

        return StudyWriter.Open(path, new StudyPlan(search, inputs, _program, _sources, directory), isAlone: true);
    }

    private void Report(Diagnostic diagnostic)
    {
        _hasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
        output.WriteLine(DiagnosticText.Write(diagnostic));
    }

    /// <summary>Names of what has changed, as a part of a sentence.</summary>
    internal static string Sentence(IReadOnlyList<string> changes) =>
        changes.Count < 2 ? string.Concat(changes) : $"{string.Join(", ", changes.SkipLast(1))} and {changes[^1]}";
}
