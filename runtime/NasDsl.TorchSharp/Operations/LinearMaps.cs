using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Graph;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace NasDsl.TorchSharp.Operations;

/// <summary>Linear maps of vectors. Those of several members are one batch of products.</summary>
internal static class LinearMaps
{
    /// <summary>Prepares a linear map.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Linear(TorchNode node)
    {
        var (weight, bias) = (node.Weight("weight"), node.FindWeight("bias"));
        return (inputs, step) => Map(inputs[0], weight, bias, step.Rows, node.Members);
    }

    /// <summary>Prepares squeeze-and-excitation (Hu et al., 2018).</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward SqueezeExcite(TorchNode node)
    {
        var (first, firstBias) = (node.Weight("fc1.weight"), node.FindWeight("fc1.bias"));
        var (second, secondBias) = (node.Weight("fc2.weight"), node.FindWeight("fc2.bias"));
        return (inputs, step) =>
        {
            var x = inputs[0];
            var hidden = F.relu(Map(x.mean([2, 3]), first, firstBias, step.Rows, node.Members));
            var gate = torch.sigmoid(Map(hidden, second, secondBias, step.Rows, node.Members));
            return x.mul(gate.unsqueeze(2).unsqueeze(3));
        };
    }

    /// <summary>Maps vectors, each member with the weights of its own.</summary>
    /// <param name="x">members x vectors x inputs.</param>
    /// <param name="weight">outputs x inputs of each member.</param>
    /// <param name="bias">The outputs of each member, or null.</param>
    /// <param name="members">The members.</param>
    /// <returns>members x vectors x outputs.</returns>
    public static torch.Tensor Map(torch.Tensor x, TorchWeight weight, TorchWeight? bias, int members)
    {
        if (members == 1)
        {
            return F.linear(x, weight.Leaf, bias?.Leaf);
        }

        var y = x.bmm(weight.Leaf.transpose(1, 2));
        return bias is null ? y : y.add(bias.Leaf.unsqueeze(1), Scalars.One);
    }

    /// <summary>Maps the vectors of all members, each with the weights of its own.</summary>
    /// <param name="x">rows x (members * inputs).</param>
    /// <param name="weight">outputs x inputs of each member.</param>
    /// <param name="bias">The outputs of each member, or null.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="members">The members.</param>
    /// <returns>rows x (members * outputs).</returns>
    private static torch.Tensor Map(torch.Tensor x, TorchWeight weight, TorchWeight? bias, long rows, int members)
    {
        if (members == 1)
        {
            return F.linear(x, weight.Leaf, bias?.Leaf);
        }

        return Map(x.reshape(rows, members, -1).transpose(0, 1), weight, bias, members).transpose(0, 1).reshape(rows, -1);
    }
}
