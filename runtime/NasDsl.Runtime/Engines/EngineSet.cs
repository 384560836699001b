using System.Collections.Immutable;
using NasDsl.Language.Model;
using NasDsl.Search;

namespace NasDsl.Engines;

/// <summary>The engines that a program can choose from by their names. Immutable.</summary>
public sealed class EngineSet
{
    private readonly ImmutableSortedDictionary<string, IEngineFactory> _factories;
    private readonly EngineRequest _preferred;

    private EngineSet(ImmutableSortedDictionary<string, IEngineFactory> factories, EngineRequest preferred)
    {
        _factories = factories;
        _preferred = preferred;
    }

    /// <summary>No engine.</summary>
    public static EngineSet Empty { get; } = new(ImmutableSortedDictionary.Create<string, IEngineFactory>(StringComparer.Ordinal), EngineRequest.None);

    /// <summary>Adds an engine.</summary>
    /// <param name="name">Its name; an engine of the same name is replaced.</param>
    /// <param name="factory">What makes it.</param>
    /// <returns>These engines and that one.</returns>
    public EngineSet With(string name, IEngineFactory factory) => new(_factories.SetItem(name, factory), _preferred);

    /// <summary>Says which engine a project asks for.</summary>
    /// <param name="engine">Its name, or null for none.</param>
    /// <param name="device">The name of what it trains on, or null for none.</param>
    /// <returns>These engines, which now prefer that one to what a search says.</returns>
    public EngineSet Preferring(string? engine, string? device) => new(_factories, EngineRequest.Parse(engine, device));

    /// <summary>Makes the engine of a search: the one that the options name, else the one that the project asks for, else the one that the search does, else the managed one.</summary>
    /// <param name="search">The search.</param>
    /// <param name="options">What the caller decides, or null.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="NasException">There is no such engine here, or it does not train on such a device.</exception>
    public IEngine Create(SearchModel search, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (options?.Engine is { } engine)
        {
            return engine;
        }

        var request = EngineRequest.Parse(options?.EngineName, options?.Device).Or(_preferred);
        if (request.FindProblem(search, [.. _factories.Keys]) is { } problem)
        {
            throw new NasException([problem]);
        }

        request = request.Or(EngineRequest.Of(search));
        return _factories[request.Name].Create(request.Device);
    }
}
