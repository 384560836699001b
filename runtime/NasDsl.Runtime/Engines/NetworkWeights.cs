using System.Collections.Immutable;

namespace NasDsl.Engines;

/// <summary>The weights of a network, in a layout that every engine reads and writes.</summary>
/// <param name="Tensors">
/// The tensors in the order of the nodes. Names are <c>NODE.OPERATION.PART</c>, such as <c>3.conv.weight</c>; parts are <c>weight</c>, <c>bias</c>,
/// <c>running_mean</c>, <c>running_var</c>. Layouts are PyTorch's: a convolution is outputs x inputs x height x width, a linear map outputs x inputs.
/// </param>
public sealed record NetworkWeights(ImmutableArray<WeightTensor> Tensors)
{
    /// <summary>A hash of every bit of every tensor, names included: equal for equal training.</summary>
    /// <returns>SHA-256, in lower-case hexadecimal digits.</returns>
    public string Hash() => WeightHash.Of(Tensors);
}
