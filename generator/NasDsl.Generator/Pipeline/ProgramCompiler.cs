using NasDsl.Language;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Generator.Pipeline;

/// <summary>From the text of the files to what code is generated from.</summary>
internal static class ProgramCompiler
{
    /// <summary>Compiles the files of a project together.</summary>
    /// <param name="files">The files, in any order.</param>
    /// <param name="options">What the project says.</param>
    /// <param name="engines">The engines that it references.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The program and the messages. A failure of the compiler is a message too.</returns>
    public static CompiledProgram Compile(IEnumerable<NasFile> files, ProjectOptions options, EquatableArray<ReferencedEngine> engines, CancellationToken cancellationToken)
    {
        try
        {
            var sorted = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
            var unread = sorted
                .Where(file => file.Content is null)
                .Select(file => DiagnosticInfo.Of(DiagnosticCatalog.UnreadableFile, file.Path));
            var texts = sorted.Where(file => file.Content is not null).Select(file => new SourceText(file.Path, file.Content ?? "")).ToList();
            if (texts.Count == 0)
            {
                return new CompiledProgram(null, unread.ToEquatableArray());
            }

            cancellationToken.ThrowIfCancellationRequested();
            var compilation = NasCompiler.Compile(texts);
            var facts = compilation.Analyses.Select(analysis => new SpaceFacts(analysis.Space, new[] { $"The space: {analysis.Summary}." }.ToEquatableArray()));
            var folders = compilation.Model.Searches.Select(search => FolderOf(search, compilation.Model, options));
            var program = new ProgramInput(
                compilation.Model,
                compilation.Model.Namespace.Length > 0 ? compilation.Model.Namespace : options.RootNamespace,
                facts.ToEquatableArray(),
                folders.ToEquatableArray(),
                EquatableArray<SearchedLock>.Empty,
                engines,
                options.Engine,
                options.IsWeightsFile);
            var messages = unread
                .Concat(compilation.Diagnostics.Select(DiagnosticInfo.From))
                .Concat(NameCheck.Check(compilation.Model))
                .Concat(compilation.HasErrors ? [] : MissingEngines(compilation.Model, options, engines));
            return new CompiledProgram(program, messages.ToEquatableArray());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new CompiledProgram(null, new[] { Failure(exception) }.ToEquatableArray());
        }
    }

    /// <summary>The message of a failure that is nobody's mistake but the generator's.</summary>
    /// <param name="exception">The failure.</param>
    /// <returns>The message.</returns>
    public static DiagnosticInfo Failure(Exception exception) =>
        DiagnosticInfo.Of(DiagnosticCatalog.InternalError, exception.GetType().Name + ": " + exception.Message.Replace("\n", " ").Replace("\r", ""));

    // What no search can run without is said once, at the first that needs it. Without any engine the project lacks a reference that has a message of its own.
    private static IEnumerable<DiagnosticInfo> MissingEngines(NasModel model, ProjectOptions options, EquatableArray<ReferencedEngine> engines) => engines.Count == 0
        ? []
        : model.Searches
            .Select(search => options.Engine.FindProblem(search, [.. engines.Select(engine => engine.Name)]))
            .OfType<Diagnostic>()
            .Select(DiagnosticInfo.From)
            .Distinct();

    private static SearchFolder FolderOf(SearchModel search, NasModel model, ProjectOptions options)
    {
        var space = model.Spaces.FirstOrDefault(space => space.Name == search.Space);
        var data = model.Data.FirstOrDefault(data => data.Name == space?.Data);
        return new SearchFolder(search.Name, RelativeFolder.Of(data?.Location.Path ?? "", options.ProjectFolder));
    }
}
