using NasDsl.Engines;
using NasDsl.Language.Diagnostics;
using NasDsl.WrappedEngine;

[assembly: NasEngine(WrappingEngine.EngineName, WrappingEngine.CurrentVersion, typeof(WrappedEngineFactory))]

namespace NasDsl.WrappedEngine;

/// <summary>Makes the engine where it is chosen by its name.</summary>
public sealed class WrappedEngineFactory : IEngineFactory
{
    /// <inheritdoc/>
    public IEngine Create(string? device)
    {
        // As native libraries do, so that it is seen when the engine is loaded.
        Console.Error.WriteLine("WARNING: an engine for tests is being made");
        return device is null or "cpu" || device.StartsWith("cuda", StringComparison.Ordinal)
            ? new WrappingEngine()
            : throw new NasException([Diagnostic.Create(DiagnosticCatalog.DeviceNotTaken, default, WrappingEngine.EngineName, device, "it trains on cpu, and calls it cuda if you like")]);
    }
}
