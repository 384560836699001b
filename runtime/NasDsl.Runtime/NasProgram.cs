using System.Collections.Concurrent;
using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using NasDsl.Search;

namespace NasDsl;

/// <summary>A compiled <c>.nas</c> program: its spaces and searches, ready to use.</summary>
public sealed class NasProgram
{
    private readonly ConcurrentDictionary<string, Space> _spaces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SearchDefinition> _searches = new(StringComparer.Ordinal);

    private NasProgram(NasModel model)
    {
        Model = model;
    }

    /// <summary>All that the program declares.</summary>
    public NasModel Model { get; }

    /// <summary>Compiles a program.</summary>
    /// <param name="text">The text of a <c>.nas</c> file.</param>
    /// <param name="path">The name under which messages speak of it.</param>
    /// <returns>The program.</returns>
    /// <exception cref="NasException">The text has mistakes; the exception has a message for each.</exception>
    public static NasProgram Compile(string text, string path = "program.nas")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var compilation = NasCompiler.Compile([new SourceText(path, text)]);
        return compilation.HasErrors ? throw new NasException(compilation.Diagnostics) : new NasProgram(compilation.Model);
    }

    /// <summary>Finds a space; the same one at every call.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The space.</returns>
    /// <exception cref="ArgumentException">There is no such space.</exception>
    public Space GetSpace(string name) => _spaces.GetOrAdd(name, _ =>
    {
        var space = Model.Spaces.FirstOrDefault(space => space.Name == name)
            ?? throw new ArgumentException($"The program has no space '{name}'.", nameof(name));
        return new Space(space, Model.Data.First(data => data.Name == space.Data));
    });

    /// <summary>Finds a search; the same one at every call.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The search.</returns>
    /// <exception cref="ArgumentException">There is no such search.</exception>
    public SearchDefinition GetSearch(string name) => _searches.GetOrAdd(name, _ => SearchDefinition.Create(
        Model,
        Model.Searches.FirstOrDefault(search => search.Name == name)
            ?? throw new ArgumentException($"The program has no search '{name}'.", nameof(name))));
}
