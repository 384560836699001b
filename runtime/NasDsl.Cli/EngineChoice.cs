using NasDsl.Engines;

namespace NasDsl.Cli;

/// <summary>The engine of a search, which is loaded when something is to be trained.</summary>
/// <param name="Catalog">Where it is from.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Device">What it is to train on, or null for what it takes by itself.</param>
internal sealed record EngineChoice(EngineCatalog Catalog, EngineAssembly Engine, string? Device)
{
    /// <summary>Loads the engine.</summary>
    /// <returns>The engine.</returns>
    /// <exception cref="NasException">It cannot be loaded, or does not train on the device.</exception>
    public IEngine Load() => Catalog.Load(Engine, Device);
}
