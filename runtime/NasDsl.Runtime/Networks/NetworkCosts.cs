using NasDsl.Language.Model;

namespace NasDsl.Networks;

/// <summary>Costs of a whole network, known without training it.</summary>
public static class NetworkCosts
{
    /// <summary>One cost of a network, for one sample.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kind">Which cost; not one that depends on a device.</param>
    /// <returns>The cost, in its base unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cost depends on a device.</exception>
    public static long Of(Network network, CostKind kind)
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkGraph.Of(network).CostOf(kind);
    }
}
