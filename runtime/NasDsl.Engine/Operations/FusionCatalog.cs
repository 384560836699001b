using System.Collections.Frozen;
using System.Collections.Immutable;
using NasDsl.Engine.Graph;
using NasDsl.Networks;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Which nodes are computed as one: a batch normalisation with an activation that is cheap enough to be computed again in the backward pass, and after relu a maximum over windows where each number lies in
/// exactly one; and a sum with relu.
/// </summary>
internal static class FusionCatalog
{
    private static readonly FrozenDictionary<string, Func<NodeContext, NodeKernel>> ByActivation = new Dictionary<string, Func<NodeContext, NodeKernel>>
    {
        ["relu"] = context => new BatchNormKernel<Relu>(context),
        ["hardswish"] = context => new BatchNormKernel<Hardswish>(context),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Groups the nodes of a network.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The groups in the order of their last nodes, each node in one.</returns>
    public static ImmutableArray<NodeGroup> Group(Network network)
    {
        var consumers = new List<NetworkNode>[network.Nodes.Length + 1];
        for (var i = 0; i < consumers.Length; i++)
        {
            consumers[i] = [];
        }

        foreach (var node in network.Nodes)
        {
            foreach (var input in node.Inputs.Distinct())
            {
                consumers[input].Add(node);
            }
        }

        var taken = new bool[network.Nodes.Length + 1];
        var groups = ImmutableArray.CreateBuilder<NodeGroup>();
        foreach (var node in network.Nodes.Where(node => !taken[node.Id]))
        {
            List<NetworkNode> chain = [node];
            while (consumers[chain[^1].Id] is [var next] && next.Inputs.Length == 1 && Continues(chain, next))
            {
                chain.Add(next);
                taken[next.Id] = true;
            }

            groups.Add(new NodeGroup([.. chain]));
        }

        return [.. groups.OrderBy(group => group.Last.Id)];
    }

    /// <summary>Makes the kernel of a group.</summary>
    /// <param name="context">What it is made from.</param>
    /// <returns>The kernel.</returns>
    public static NodeKernel Create(NodeContext context) =>
        context.Group.Nodes.Length == 1
            ? OperationKernelCatalog.Get(context.Node).Create(context)
            : context.Node.Operation.Name == "add" ? new AddKernel<Relu>(context)
            : ByActivation[context.Group.Nodes[1].Operation.Name](context);

    /// <summary>
    /// Whether a consumer of a group may ask for its output, which then need not be kept: a normalisation with its activation and pooling before any affine map and before sums, and a depthwise map before one of
    /// single cells.
    /// </summary>
    /// <param name="maker">The group.</param>
    /// <param name="taker">A consumer.</param>
    /// <returns>True when the maker is an <see cref="IInputSource"/> and the taker an <see cref="AffineKernel"/>, or the one an <see cref="ISummand"/> and the other an <see cref="ISum"/>.</returns>
    public static bool IsOnDemand(NodeGroup maker, NodeGroup taker) => maker.First.Operation.Name switch
    {
        "batchnorm" => taker.First.Operation.Name == "add" || OperationKernelCatalog.Get(taker.First).Traits.HasFlag(KernelTraits.StreamsOutput),
        "depthwise" => taker.First.Operation.Name == "pointwise",
        _ => false,
    };

    private static bool Continues(List<NetworkNode> chain, NetworkNode next) => chain switch
    {
        [{ Operation.Name: "batchnorm" }] => ByActivation.ContainsKey(next.Operation.Name),
        [{ Operation.Name: "add" }] => next.Operation.Name == "relu",
        // Hardswish falls before it rises, and the greatest number before an activation gives the greatest after it only where that never falls.
        [{ Operation.Name: "batchnorm" }, { Operation.Name: "relu" } activation] => next.Operation.Name == "maxpool" && SlidingWindow.OfPool(activation.Shape, next).IsPartition,
        _ => false,
    };
}
