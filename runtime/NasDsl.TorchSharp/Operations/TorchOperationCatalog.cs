using System.Collections.Frozen;
using NasDsl.Language.Catalog;
using NasDsl.Networks;
using NasDsl.TorchSharp.Graph;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace NasDsl.TorchSharp.Operations;

/// <summary>One row for each operation of the language's catalogue.</summary>
internal static class TorchOperationCatalog
{
    private static readonly FrozenDictionary<string, TorchOperation> ByName = new Dictionary<string, TorchOperation>
    {
        ["conv"] = new(Convolutions.Convolution, TorchTraits.Groups),
        ["depthwise"] = new(Convolutions.Convolution, TorchTraits.Groups),
        ["pointwise"] = new(Convolutions.Convolution, TorchTraits.Groups),
        ["convtranspose"] = new(Convolutions.Transposed, TorchTraits.Groups),
        ["linear"] = new(LinearMaps.Linear, TorchTraits.Groups),
        ["batchnorm"] = new(Normalizations.Batch, TorchTraits.Groups | TorchTraits.SinglePrecision),
        ["layernorm"] = new(Normalizations.Layer, TorchTraits.Groups | TorchTraits.SinglePrecision),
        ["groupnorm"] = new(Normalizations.Group, TorchTraits.Groups | TorchTraits.SinglePrecision),
        ["relu"] = Elementwise(x => F.relu(x)),
        ["leaky"] = new(Leaky, TorchTraits.Groups),
        ["gelu"] = new(Gelu, TorchTraits.Groups),
        ["tanh"] = Elementwise(torch.tanh),
        ["sigmoid"] = Elementwise(torch.sigmoid),
        ["silu"] = Elementwise(x => F.silu(x)),
        ["hardswish"] = Elementwise(x => F.hardswish(x)),
        ["softmax"] = new(Merges.Softmax, TorchTraits.Groups | TorchTraits.SinglePrecision),
        ["squeezeexcite"] = new(LinearMaps.SqueezeExcite, TorchTraits.Groups),
        ["maxpool"] = new(Pools.Maximum, TorchTraits.Groups),
        ["avgpool"] = new(Pools.Average, TorchTraits.Groups),
        ["adaptivemaxpool"] = new(Pools.AdaptiveMaximum, TorchTraits.Groups),
        ["adaptiveavgpool"] = new(Pools.AdaptiveAverage, TorchTraits.Groups),
        ["globalmaxpool"] = Elementwise(x => x.flatten(2).max(2).values),
        ["globalavgpool"] = Elementwise(x => x.mean([2, 3])),
        ["upsample"] = new(Pools.Upsample, TorchTraits.Groups),
        ["embedding"] = new(Sequences.Embedding, TorchTraits.Groups),
        ["positional"] = new(Sequences.Positional, TorchTraits.Groups),
        ["attention"] = new(Sequences.Attention, TorchTraits.Groups),
        ["gru"] = new(Recurrences.Gru),
        ["lstm"] = new(Recurrences.Lstm),
        ["c4lift"] = new(RotationGroup.Convolution, TorchTraits.Groups),
        ["c4conv"] = new(RotationGroup.Convolution, TorchTraits.Groups),
        ["c4norm"] = new(RotationGroup.Norm, TorchTraits.Groups | TorchTraits.SinglePrecision),
        ["c4pool"] = new(RotationGroup.Pool, TorchTraits.Groups),
        ["dropout"] = new(Dropout, TorchTraits.Groups),
        ["flatten"] = new(Merges.Reshape, TorchTraits.Groups),
        ["reshape"] = new(Merges.Reshape, TorchTraits.Groups),
        ["identity"] = Elementwise(x => x.alias()),
        ["zero"] = new(Zero, TorchTraits.Groups),
        ["add"] = new(Merges.Add, TorchTraits.Groups),
        ["mul"] = new(Merges.Multiply, TorchTraits.Groups),
        ["concat"] = new(Merges.Concatenate, TorchTraits.Groups),
        ["mix"] = new(Merges.Mix),
        ["slice"] = new(Merges.Slice, TorchTraits.Groups),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The user's code computes with single precision, one sample after another, for one network.
    private static readonly TorchOperation Extern = new(ExternCalls.Prepare, TorchTraits.SinglePrecision);

    /// <summary>The names of all operations that the engine computes.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The row of a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The row.</returns>
    /// <exception cref="NotSupportedException">The engine does not compute its operation.</exception>
    public static TorchOperation Get(NetworkNode node) =>
        node.Operation is ExternOperation ? Extern
        : ByName.TryGetValue(node.Operation.Name, out var operation) ? operation
        : throw new NotSupportedException($"The TorchSharp engine has no row for '{node.Operation.Name}'.");

    /// <summary>Whether networks of several members compute what each would compute alone.</summary>
    /// <param name="network">The network of all members.</param>
    /// <returns>False when one of the operations needs a network of its own.</returns>
    public static bool CanGroup(Network network) => network.Nodes.All(node => Get(node).Traits.HasFlag(TorchTraits.Groups));

    private static TorchOperation Elementwise(Func<torch.Tensor, torch.Tensor> function) => new(_ => (inputs, _) => function(inputs[0]), TorchTraits.Groups);

    private static TorchForward Leaky(TorchNode node)
    {
        var slope = node.Own((Scalar)node.Node.Arguments.Real("slope"));
        return (inputs, _) => inputs[0].leaky_relu(slope);
    }

    // On the processor oneDNN reads the gradient as if its numbers lay in their order, whatever the order is: a view through strides brings them into it on the way back.
    private static TorchForward Gelu(TorchNode node)
    {
        if (node.Weights.Device.type != DeviceType.CPU || !node.Weights.IsTrainable)
        {
            return (inputs, _) => F.gelu(inputs[0]);
        }

        return (inputs, step) =>
        {
            var y = F.gelu(inputs[0].contiguous());
            var dimensions = node.OutputDimensions(step);
            return y.as_strided(dimensions, StridesOf(dimensions));
        };
    }

    private static long[] StridesOf(long[] dimensions)
    {
        var strides = new long[dimensions.Length];
        var next = 1L;
        for (var i = dimensions.Length - 1; i >= 0; i--)
        {
            strides[i] = next;
            next *= dimensions[i];
        }

        return strides;
    }

    private static TorchForward Dropout(TorchNode node)
    {
        var id = node.Node.Id;
        return (inputs, step) => step is { IsTraining: true, Masks: { } masks } && masks.TryGetValue(id, out var mask) ? inputs[0].mul(mask) : inputs[0].alias();
    }

    private static TorchForward Zero(TorchNode node) => (_, step) => torch.zeros(node.OutputDimensions(step), node.Type, node.Weights.Device);
}
