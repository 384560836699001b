using NasDsl.Language.Diagnostics;

namespace NasDsl.Language.Model;

/// <summary>Which engine is asked for, and what it is to train on. A command line, a project and a search can each ask; see <see cref="Or"/>.</summary>
/// <param name="Engine">The name of an engine, such as <c>torchsharp</c>, or null where none is named.</param>
/// <param name="Device">The name of a device, such as <c>cuda:1</c>, or null where none is named.</param>
public sealed record EngineRequest(string? Engine, string? Device)
{
    /// <summary>The engine that trains on the cores, in C# alone.</summary>
    public const string Managed = "managed";

    /// <summary>The engine that trains by TorchSharp.</summary>
    public const string TorchSharp = "torchsharp";

    /// <summary>Asks for nothing.</summary>
    public static EngineRequest None { get; } = new(null, null);

    /// <summary>The engine that is meant: the one that is named; else the managed one, unless the device is none that it trains on.</summary>
    public string Name => Engine ?? (IsOfCores(Device) ? Managed : TorchSharp);

    /// <summary>What the <c>train on</c> statement of a search asks for.</summary>
    /// <param name="search">The search.</param>
    /// <returns>The request; <see cref="None"/> when it has no such statement.</returns>
    public static EngineRequest Of(SearchModel search) => search.TrainOn is { } device ? new(null, device.Name) : None;

    /// <summary>What was written, with empty texts for what was left out, as in the properties of a project.</summary>
    /// <param name="engine">The name of an engine, or nothing.</param>
    /// <param name="device">The name of a device, or nothing.</param>
    /// <returns>The request.</returns>
    public static EngineRequest Parse(string? engine, string? device) =>
        new(string.IsNullOrWhiteSpace(engine) ? null : engine?.Trim(), string.IsNullOrWhiteSpace(device) ? null : device?.Trim());

    /// <summary>Both requests together; where they contradict each other, this one goes before.</summary>
    /// <param name="other">The request that gives way.</param>
    /// <returns>The request that both come to.</returns>
    public EngineRequest Or(EngineRequest other)
    {
        // An engine that is named trains on what was asked for elsewhere; but the managed one has no device to choose.
        if (Engine is not null)
        {
            return new(Engine, Device ?? (Engine == Managed ? null : other.Device));
        }

        return Device is null ? other : new(other.Engine == Managed && !IsOfCores(Device) ? null : other.Engine, Device);
    }

    /// <summary>Says what is wrong when the engine that a search comes to is not there.</summary>
    /// <param name="search">The search, which has the last say.</param>
    /// <param name="engines">The names of the engines that are there.</param>
    /// <returns>The message, at the statement that asks for the engine where it is the search that does; null when the engine is there.</returns>
    public Diagnostic? FindProblem(SearchModel search, IReadOnlyCollection<string> engines)
    {
        var request = Or(Of(search));
        if (engines.Contains(request.Name))
        {
            return null;
        }

        var purpose = request.Engine is null ? $", which trains on '{request.Device}'" : "";
        var suggestions = new Suggestions();
        var choice = request.Name == TorchSharp
            ? $"{suggestions.TextOrList("", engines)} Add a reference to the package NasDsl.TorchSharp, and to the TorchSharp of the machine: TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows."
            : suggestions.Find(request.Name, engines.Append(TorchSharp)) is { } meant ? $"; did you mean '{meant}'?" : suggestions.TextOrList("", engines);
        var location = this == None && search.TrainOn is { } device ? device.Location : default;
        return Diagnostic.Create(DiagnosticCatalog.EngineMissing, location, request.Name, purpose + choice);
    }

    private static bool IsOfCores(string? device) => device is null or TrainingDevice.Cpu;
}
