using System.Collections.Concurrent;
using NasDsl.Externs;
using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using NasDsl.Search;

namespace NasDsl;

/// <summary>A compiled program: what <c>.nas</c> files declare, ready to run.</summary>
public sealed class NasProgram
{
    private readonly SourceLocation _start;
    private readonly ConcurrentDictionary<string, Space> _spaces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SearchDefinition> _searches = new(StringComparer.Ordinal);

    private NasProgram(NasModel model, IReadOnlyList<Diagnostic> diagnostics, SourceLocation start, ExternLibrary externs)
    {
        Model = model;
        Diagnostics = diagnostics;
        _start = start;
        Externs = externs;
    }

    /// <summary>What is declared.</summary>
    public NasModel Model { get; }

    /// <summary>Warnings and advice; errors there are none.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The C# code behind its extern declarations.</summary>
    public ExternLibrary Externs { get; }

    /// <summary>Compiles one file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">Its path in messages. Where it is a full path, paths of data are relative to its directory.</param>
    /// <returns>The program.</returns>
    /// <exception cref="NasException">The text has errors; the exception carries every message with its place.</exception>
    public static NasProgram Compile(string text, string path = "program.nas") => Compile([new SourceText(path, text)]);

    /// <summary>Takes a text that has been compiled without errors before, as generated code does. Its spaces are not analysed again, so that programs start fast.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The program.</returns>
    /// <exception cref="NasException">The text has errors after all, other than those that only analysis finds.</exception>
    public static NasProgram Load(string text) => Compile([new SourceText("program.nas", text)], NasCompilerOptions.Proven);

    /// <summary>Compiles several files that belong together.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The program.</returns>
    /// <exception cref="NasException">The texts have errors; the exception carries every message with its place.</exception>
    public static NasProgram Compile(IReadOnlyList<SourceText> files) => Compile(files, NasCompilerOptions.Default);

    /// <summary>The same program with the C# code behind its extern declarations, as generated code gives it.</summary>
    /// <param name="externs">The code.</param>
    /// <returns>The program.</returns>
    public NasProgram With(ExternLibrary externs) => new(Model, Diagnostics, _start, externs);

    private static NasProgram Compile(IReadOnlyList<SourceText> files, NasCompilerOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        var compilation = NasCompiler.Compile(files, options);
        return compilation.HasErrors
            ? throw new NasException(compilation.Diagnostics)
            : new NasProgram(
                compilation.Model,
                compilation.Diagnostics,
                files.Count == 0 ? default : new SourceLocation(files[0], default),
                ExternLibrary.Empty);
    }

    /// <summary>Finds a space: the same one at every call, since typed genomes ask for it whenever they are compared or written.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The space, without the genes of any recipe.</returns>
    /// <exception cref="NasException">There is none of that name.</exception>
    public Space GetSpace(string name) => _spaces.GetOrAdd(name, FindSpace);

    /// <summary>Finds a search with its space and its data: the same one at every call.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The search.</returns>
    /// <exception cref="NasException">There is none of that name.</exception>
    public SearchDefinition GetSearch(string name) => _searches.GetOrAdd(name, FindSearch);

    private Space FindSpace(string name)
    {
        var space = Model.Spaces.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw NotFound("space", name, Model.Spaces.Select(candidate => candidate.Name));
        return new Space(DeviceCost.Expand(space, Model.Devices), Model.Data.First(data => data.Name == space.Data), externs: Externs, devices: Model.Devices);
    }

    private SearchDefinition FindSearch(string name)
    {
        var search = Model.Searches.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw NotFound("search", name, Model.Searches.Select(candidate => candidate.Name));
        return SearchDefinition.Create(Model, search, Externs);
    }

    private NasException NotFound(string kind, string name, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        return NasException.Of(DiagnosticCatalog.DeclarationNotFound, _start, kind, name, list.Length == 0 ? "none" : list);
    }
}
