using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

[assembly: NasEngine(EngineRequest.Managed, ManagedEngine.CurrentVersion, typeof(ManagedEngineFactory))]

namespace NasDsl.Engine;

/// <summary>Makes the managed engine where it is chosen by its name.</summary>
public sealed class ManagedEngineFactory : IEngineFactory
{
    /// <inheritdoc/>
    public IEngine Create(string? device) => device is null or TrainingDevice.Cpu
        ? new ManagedEngine()
        : throw new NasException([Diagnostic.Create(DiagnosticCatalog.DeviceNotTaken, default, EngineRequest.Managed, device, $"it trains on {TrainingDevice.Cpu}; for a GPU, choose the engine {EngineRequest.TorchSharp}")]);
}
