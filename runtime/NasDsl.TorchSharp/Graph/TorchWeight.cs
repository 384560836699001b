using TorchSharp;

namespace NasDsl.TorchSharp.Graph;

/// <summary>A tensor of weights of a node.</summary>
/// <param name="leaf">Its leaf; members come first where there are several.</param>
/// <param name="merged">The dimensions with the first one being that of all members; null where there is one member.</param>
internal sealed class TorchWeight(torch.Tensor leaf, long[]? merged)
{
    /// <summary>The leaf: the dimensions of the weights, with members before them where there are several.</summary>
    public torch.Tensor Leaf { get; } = leaf;

    /// <summary>The weights of all members one after another along the first dimension, as what works on all channels of a network takes them.</summary>
    /// <returns>The leaf itself, or a copy in the graph of this pass.</returns>
    public torch.Tensor Merged() => merged is null ? Leaf : Leaf.reshape(merged);
}
