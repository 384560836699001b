using NasDsl.Engine;
#if !NAS_FULL_FEED
using NasDsl.Engines;
#endif

namespace NasDsl.TorchSharp.Tests;

/// <summary>The engine under test, and the only place that knows whether it is there: without TorchSharp in the package feed there is none, and tests are skipped.</summary>
internal static class TestEngine
{
#if NAS_FULL_FEED
    /// <summary>Why tests are skipped, or null.</summary>
    public const string? Absence = null;

    /// <summary>The engine on the processor, as all machines have one; NASDSL_TORCH_DEVICE names another device.</summary>
    public static TorchSharpEngine Create() => Create(Environment.GetEnvironmentVariable("NASDSL_TORCH_DEVICE") ?? "cpu");

    /// <summary>The engine on a device, which trains groups on the processor, too.</summary>
    public static TorchSharpEngine Create(string device) => new(new TorchSharpOptions { Devices = [device], GreatestGroup = 8 });

    /// <summary>How many tensors live in this process.</summary>
    public static long LiveTensors => global::TorchSharp.torch.Tensor.TotalCount;
#else
    public const string? Absence = "TorchSharp is not on this package feed: build with -p:NasFullFeed=true";

    public static ITestedEngine Create() => throw new NotSupportedException(Absence);

    public static ITestedEngine Create(string device) => throw new NotSupportedException($"{Absence} ({device})");

    public static long LiveTensors => throw new NotSupportedException(Absence);

    /// <summary>What the engine can do, so that tests compile without it.</summary>
    internal interface ITestedEngine : IMixtureEngine, IGradientEngine, IGroupEngine;
#endif

    /// <summary>What it is compared with.</summary>
    public static ManagedEngine Managed { get; } = new();
}
