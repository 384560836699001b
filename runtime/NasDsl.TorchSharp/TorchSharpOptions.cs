using System.Collections.Immutable;

namespace NasDsl.TorchSharp;

/// <summary>Where and how the engine computes.</summary>
public sealed record TorchSharpOptions
{
    /// <summary>
    /// The devices by name: <c>cpu</c>, <c>cuda</c> (every CUDA device) or <c>cuda:N</c>. Each training goes to the one with the fewest trainings at that time. Empty for every CUDA device that is there,
    /// and the processor where none is.
    /// </summary>
    public ImmutableArray<string> Devices { get; init; } = [];

    /// <summary>The numbers of forward and backward passes.</summary>
    public TorchPrecision Precision { get; init; } = TorchPrecision.Single;

    /// <summary>
    /// How many candidates of one architecture are trained as one network at most. Null for 32 on CUDA devices, and for 1 where the processor is among the devices: its cores have enough to do with candidates side by
    /// side.
    /// </summary>
    public int? GreatestGroup { get; init; }
}
