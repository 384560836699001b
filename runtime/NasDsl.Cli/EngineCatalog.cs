using System.Reflection;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Cli;

/// <summary>The engines that the tool can choose from: its own, and those of assemblies that it is told of. None is loaded before it is needed.</summary>
internal sealed class EngineCatalog
{
    private readonly EngineFiles _files;
    private readonly Dictionary<string, EngineAssembly> _engines = new(StringComparer.Ordinal);

    private EngineCatalog(IEnumerable<string> files) => _files = new EngineFiles(files);

    /// <summary>Finds the engines.</summary>
    /// <param name="assemblies">Assemblies that the user names, each of which has to bring one.</param>
    /// <param name="list">A file with the paths of all that a project references, one on each line, or null.</param>
    /// <returns>The engines.</returns>
    /// <exception cref="NasException">An assembly that the user names brings none.</exception>
    public static EngineCatalog Create(IReadOnlyList<string> assemblies, string? list = null)
    {
        string[] named = [.. assemblies.Select(Path.GetFullPath)];
        string[] listed = list is null ? [] : [.. File.ReadAllLines(list).Where(line => line.Length > 0)];
        var catalog = new EngineCatalog([.. named.Where(File.Exists).SelectMany(path => EngineFiles.In(Path.GetDirectoryName(path) ?? ".")), .. listed]);
        foreach (var path in named)
        {
            if (catalog.Add(path) == 0)
            {
                throw Unusable(path, File.Exists(path) ? "no assembly that says so by the attribute NasEngine" : "it is not there");
            }
        }

        // A tool that was built with TorchSharp has it beside itself.
        foreach (var path in new[] { typeof(ManagedEngine).Assembly.Location, Path.Combine(AppContext.BaseDirectory, "NasDsl.TorchSharp.dll") }.Concat(listed.Where(IsAssembly)).Where(File.Exists))
        {
            catalog.Add(path);
        }

        return catalog;
    }

    /// <summary>Chooses the engine of a search.</summary>
    /// <param name="search">The search.</param>
    /// <param name="asked">What the user asks for, which goes before what the search does.</param>
    /// <returns>The engine, not loaded.</returns>
    /// <exception cref="NasException">There is no such engine here.</exception>
    public EngineChoice Choose(SearchModel search, EngineRequest asked)
    {
        if (FindProblem(search, asked) is { } problem)
        {
            throw new NasException([problem]);
        }

        var request = asked.Or(EngineRequest.Of(search));
        return new EngineChoice(this, _engines[request.Name], request.Device);
    }

    /// <summary>Says what is wrong when the engine of a search is not there.</summary>
    /// <param name="search">The search.</param>
    /// <param name="asked">What the user asks for.</param>
    /// <returns>The message, or null.</returns>
    public Diagnostic? FindProblem(SearchModel search, EngineRequest asked) => asked.FindProblem(search, [.. _engines.Keys.Order(StringComparer.Ordinal)]);

    /// <summary>Loads an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="device">What it is to train on, or null.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="NasException">It cannot be loaded, or does not train on that.</exception>
    internal IEngine Load(EngineAssembly engine, string? device)
    {
        try
        {
            var attribute = new EngineLoadContext(engine.Path, _files).LoadEngine().GetCustomAttributes<NasEngineAttribute>().First(attribute => attribute.Name == engine.Name);
            return Activator.CreateInstance(attribute.Factory) is IEngineFactory factory
                ? factory.Create(device)
                : throw Unusable(engine.Path, $"{attribute.Factory} makes none");
        }
        catch (Exception failure) when (failure is FileNotFoundException or FileLoadException or BadImageFormatException or TypeLoadException or MissingMethodException or TargetInvocationException)
        {
            throw Unusable(engine.Path, failure is FileNotFoundException { FileName: { } missing } ? $"it needs '{missing.Split(',')[0]}', which is not there" : "it was made for another version of NasDsl, or is damaged");
        }
    }

    private static NasException Unusable(string path, string reason) =>
        new([Diagnostic.Create(DiagnosticCatalog.EngineFileUnusable, default(SourceLocation), path, reason)]);

    private static bool IsAssembly(string path) => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    private int Add(string path)
    {
        var found = File.Exists(path) ? EngineAssembly.Read(path) : [];
        foreach (var engine in found)
        {
            _engines.TryAdd(engine.Name, engine);
        }

        return found.Count;
    }
}
