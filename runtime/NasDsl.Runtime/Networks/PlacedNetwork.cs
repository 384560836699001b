using System.Collections.Immutable;
using NasDsl.Genomes;

namespace NasDsl.Networks;

/// <summary>A network that knows from which place of its space each node comes.</summary>
/// <param name="Network">The network.</param>
/// <param name="Places">The place of each node, in their order.</param>
internal sealed record PlacedNetwork(Network Network, ImmutableArray<NodePlace> Places)
{
    /// <summary>Builds the network of a genome.</summary>
    /// <param name="genome">The genome.</param>
    /// <returns>The network with its places.</returns>
    public static PlacedNetwork Build(Genome genome) => NetworkBuilder.BuildPlaced(genome);
}
