using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Graph;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace NasDsl.TorchSharp.Operations;

/// <summary>What brings channels together, takes them apart or weighs them against each other. The channels of each member stay among themselves.</summary>
internal static class Merges
{
    /// <summary>Prepares a sum.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Add(TorchNode node) => (inputs, _) => inputs.Length == 1 ? inputs[0].alias() : inputs.Aggregate((sum, x) => sum.add(x, Scalars.One));

    /// <summary>Prepares a product.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Multiply(TorchNode node) => (inputs, _) => inputs.Length == 1 ? inputs[0].alias() : inputs.Aggregate((product, x) => product.mul(x));

    /// <summary>Prepares the channels of all inputs one after another.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Concatenate(TorchNode node) => (inputs, step) =>
        torch.cat([.. inputs.Select(x => Split(node, x, step))], 2).reshape(node.OutputDimensions(step));

    /// <summary>Prepares the first channels.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Slice(TorchNode node) => (inputs, step) =>
        Split(node, inputs[0], step).narrow(2, 0, node.Output.Channels).reshape(node.OutputDimensions(step));

    /// <summary>Prepares softmax over the channels of each place.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Softmax(TorchNode node) => (inputs, step) => F.softmax(Split(node, inputs[0], step), 2).reshape(node.OutputDimensions(step));

    /// <summary>Prepares the numbers of a sample, channels innermost, in another shape; a vector is one place.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Reshape(TorchNode node) => (inputs, step) =>
        Split(node, inputs[0], step)
            .transpose(2, 3)
            .reshape(step.Rows, node.Members, node.Output.Positions, node.Output.Channels)
            .transpose(2, 3)
            .reshape(node.OutputDimensions(step));

    /// <summary>Prepares a weighted sum. Channels that an input lacks are zeros.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Mix(TorchNode node)
    {
        var weight = node.Weight("weight");
        return (inputs, _) => inputs.Select((x, i) => Widen(node, x, i).mul(weight.Leaf.select(0, i))).Aggregate((sum, x) => sum.add(x, Scalars.One));
    }

    private static torch.Tensor Widen(TorchNode node, torch.Tensor x, int input)
    {
        var missing = (long)node.Output.Channels - node.Inputs[input].Channels;
        return missing == 0 ? x : F.pad(x, node.Output.Rank == 1 ? [0L, missing] : [0L, 0L, 0L, 0L, 0L, missing]);
    }

    /// <summary>rows x members x channels x places.</summary>
    private static torch.Tensor Split(TorchNode node, torch.Tensor x, TorchStep step) =>
        x.reshape(step.Rows, node.Members, -1, node.Input.Positions);
}
