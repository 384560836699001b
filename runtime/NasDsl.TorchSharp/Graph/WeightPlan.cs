using System.Collections.Immutable;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engines;
using NasDsl.Networks;

namespace NasDsl.TorchSharp.Graph;

/// <summary>
/// The weights of a network: which there are, and what they begin with, is what the managed engine says, so that both begin with the same and write the same files. Those that an optimiser changes
/// come first in the buffer, then those of mixtures.
/// </summary>
internal sealed class WeightPlan
{
    /// <summary>Each tensor begins at a multiple of this, so that it is aligned as the libraries below like it; but those of a recurrent layer lie one after another, as cuDNN takes them without a copy.</summary>
    private const int Alignment = 32;

    private static readonly string[] Recurrent = [".gru", ".lstm"];

    private readonly Network _network;

    /// <summary>Lays the weights of a network out.</summary>
    /// <param name="network">The network.</param>
    public WeightPlan(Network network)
    {
        _network = network;
        using var plan = Create();
        var offsets = new long[plan.Parameters.Length];
        var next = 0L;
        var last = "";
        foreach (var (parameter, i) in plan.Parameters.Select((parameter, i) => (parameter, i)).Where(pair => pair.parameter.IsTrainable).OrderBy(pair => pair.parameter.IsMixture))
        {
            var layer = parameter.Name[..parameter.Name.LastIndexOf('.')];
            offsets[i] = layer == last && Array.Exists(Recurrent, name => layer.EndsWith(name, StringComparison.Ordinal)) ? next : Aligned(next);
            next = offsets[i] + parameter.Layout.Count;
            last = layer;
            OptimizedCount = parameter.IsMixture ? OptimizedCount : Aligned(next);
        }

        Count = Aligned(next);
        Places = [.. plan.Parameters.Select((parameter, i) =>
            new WeightPlace(parameter.Name, parameter.Shape, offsets[i], parameter.Layout.Count, parameter.IsTrainable, parameter.IsMixture))];
        InBuffer = [.. Places.Where(place => place.IsTrainable).OrderBy(place => place.Offset)];
    }

    /// <summary>The tensors in the order of the nodes.</summary>
    public ImmutableArray<WeightPlace> Places { get; }

    /// <summary>The tensors that lie in the buffer, in their order there.</summary>
    public ImmutableArray<WeightPlace> InBuffer { get; }

    /// <summary>How many numbers the buffer of a member has.</summary>
    public long Count { get; }

    /// <summary>How many of them an optimiser changes: the first ones.</summary>
    public long OptimizedCount { get; }

    /// <summary>Draws fresh weights.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <returns>The weights.</returns>
    public NetworkWeights Draw(ulong seed)
    {
        using var plan = Create();
        plan.Initialize(seed);
        return plan.Export();
    }

    /// <summary>Checks that tensors are those of this network.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="suffix">What their names have after those of the weights.</param>
    /// <param name="places">The weights that they belong to.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void Check(IReadOnlyList<WeightTensor> tensors, string suffix, IReadOnlyList<WeightPlace> places)
    {
        if (tensors.Count != places.Count)
        {
            throw new ArgumentException($"The network has {places.Count} weight tensors, and gets {tensors.Count}.", nameof(tensors));
        }

        for (var i = 0; i < places.Count; i++)
        {
            var (place, tensor) = (places[i], tensors[i]);
            if (tensor.Name != place.Name + suffix || !tensor.Shape.SequenceEqual(place.Shape) || tensor.Values.Length != place.Count)
            {
                throw new ArgumentException(
                    $"The network has weights {place.Name}{suffix} of {string.Join('x', place.Shape)}, and gets {tensor.Name} of {string.Join('x', tensor.Shape)} with {tensor.Values.Length} numbers.",
                    nameof(tensors));
            }
        }
    }

    private static long Aligned(long count) => (count + Alignment - 1) / Alignment * Alignment;

    private NetworkPlan Create() => new(_network, VectorKernels.Best, maximumBatch: 1, isTrainable: false);
}
