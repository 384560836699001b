using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.TorchSharp;

[assembly: NasEngine(EngineRequest.TorchSharp, TorchSharpEngine.CurrentVersion, typeof(TorchSharpEngineFactory))]

namespace NasDsl.TorchSharp;

/// <summary>Makes the TorchSharp engine where it is chosen by its name.</summary>
public sealed class TorchSharpEngineFactory : IEngineFactory
{
    /// <inheritdoc/>
    public IEngine Create(string? device) => new TorchSharpEngine(new TorchSharpOptions { Devices = device is null ? [] : [device] });
}
