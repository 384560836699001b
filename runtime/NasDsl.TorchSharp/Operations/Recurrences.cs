using NasDsl.TorchSharp.Graph;
using TorchSharp;

namespace NasDsl.TorchSharp.Operations;

/// <summary>Recurrent layers of one direction: batch x channels x 1 x places to the state after each place, or after the last one. PyTorch's modules compute them; their weights are made to lie in the buffer.</summary>
internal static class Recurrences
{
    private static readonly string[] Parts = ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"];

    /// <summary>Prepares gated recurrent units (Cho et al., 2014).</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Gru(TorchNode node)
    {
        var (inputs, units, hasBias) = Sizes(node);
        Reserve(node);
        var module = node.Own(torch.nn.GRU(inputs, units, bias: hasBias, batchFirst: true, device: node.Weights.Device, dtype: node.Type));
        Connect(node, module);
        return (x, _) => Answer(node, module.call(Places(x[0])).Item1);
    }

    /// <summary>Prepares long short-term memory (Hochreiter and Schmidhuber, 1997).</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Lstm(TorchNode node)
    {
        var (inputs, units, hasBias) = Sizes(node);
        Reserve(node);
        var module = node.Own(torch.nn.LSTM(inputs, units, bias: hasBias, batchFirst: true, device: node.Weights.Device, dtype: node.Type));
        Connect(node, module);
        return (x, _) => Answer(node, module.call(Places(x[0])).Item1);
    }

    private static (int Inputs, int Units, bool HasBias) Sizes(TorchNode node) =>
        (node.Input.Channels, node.Node.Arguments.Int("units"), node.Node.Arguments.Flag("bias"));

    // TorchSharp ends the process when there is no memory for a module that it brings to a device. Asked for before, as much as it needs, memory that is missing is said to be; and what a device has given once,
    // PyTorch keeps for the next to ask. A module lies there twice: as it comes, and put together.
    private static void Reserve(TorchNode node)
    {
        var count = Parts.Select(node.FindPlace).Sum(place => (long)(place?.Count ?? 0));
        torch.empty(2 * count, node.Type, node.Weights.Device).Dispose();
    }

    private static void Connect(TorchNode node, torch.nn.Module module)
    {
        var parameters = module.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter);
        foreach (var part in Parts)
        {
            if (node.FindPlace(part) is { } place)
            {
                node.Weights.Connect(place, parameters[part]);
            }
        }
    }

    private static torch.Tensor Places(torch.Tensor x) => x.squeeze(2).transpose(1, 2).contiguous();

    private static torch.Tensor Answer(TorchNode node, torch.Tensor states) =>
        node.Node.Arguments.Flag("sequence") ? states.transpose(1, 2).unsqueeze(2) : states.select(1, node.Input.Width - 1);
}
