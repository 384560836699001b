using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Graph;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace NasDsl.TorchSharp.Operations;

/// <summary>What works on the places of a signal: batch x channels x 1 x places.</summary>
internal static class Sequences
{
    private const double Base = 10_000;

    /// <summary>Prepares the rows of a table that tokens stand for. Tokens have been checked when they were brought to the device.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Embedding(TorchNode node)
    {
        var vocabulary = node.Input.Vocabulary;
        var weight = node.Weight("weight");
        using var scope = torch.NewDisposeScope();
        var tables = node.Keep(torch.arange(node.Members, torch.ScalarType.Int64, node.Weights.Device).mul(vocabulary).reshape(1, node.Members, 1));
        return (inputs, step) =>
        {
            var tokens = inputs[0].reshape(step.Rows, node.Members, -1).to_type(torch.ScalarType.Int64);
            return weight.Merged()
                .index_select(0, (node.Members == 1 ? tokens : tokens.add(tables)).flatten())
                .reshape(step.Rows, node.Members, node.Output.Width, node.Output.Channels)
                .transpose(2, 3)
                .reshape(node.OutputDimensions(step));
        };
    }

    /// <summary>Prepares sines and cosines of the place (Vaswani et al., 2017, section 3.5).</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Positional(TorchNode node)
    {
        var (channels, places) = (node.Output.Channels, node.Output.Width);
        var table = new float[channels * places];
        for (var c = 0; c < channels; c++)
        {
            var frequency = Math.Pow(Base, -(double)(c - (c % 2)) / channels);
            for (var place = 0; place < places; place++)
            {
                table[(c * places) + place] = (float)(c % 2 == 0 ? Math.Sin(place * frequency) : Math.Cos(place * frequency));
            }
        }

        using var scope = torch.NewDisposeScope();
        var waves = node.Keep(TorchArrays.Upload(table, node.Weights.Device, 1, channels, 1, places).repeat(1, node.Members, 1, 1).to_type(node.Type));
        return (inputs, _) => inputs[0].add(waves);
    }

    /// <summary>Prepares self-attention of several heads (Vaswani et al., 2017, section 3.2).</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Attention(TorchNode node)
    {
        var (channels, places, heads) = (node.Input.Channels, node.Input.Width, node.Node.Arguments.Int("heads"));
        var (inWeight, inBias) = (node.Weight("in_proj_weight"), node.FindWeight("in_proj_bias"));
        var (outWeight, outBias) = (node.Weight("out_proj.weight"), node.FindWeight("out_proj.bias"));
        var scale = 1 / Math.Sqrt((double)channels / heads);
        return (inputs, step) =>
        {
            var x = inputs[0].reshape(step.Rows, node.Members, channels, places).permute(1, 0, 3, 2).reshape(node.Members, -1, channels);
            var maps = LinearMaps.Map(x, inWeight, inBias, node.Members)
                .reshape(node.Members, step.Rows, places, 3, heads, channels / heads)
                .permute(3, 0, 1, 4, 2, 5)
                .reshape(3, -1, places, channels / heads);

            // TorchSharp's matmul ends the process when there is no memory for a product; its bmm says so.
            var shares = F.softmax(maps.select(0, 0).mul(scale).bmm(maps.select(0, 1).transpose(1, 2)), -1);
            var y = shares.bmm(maps.select(0, 2)).reshape(node.Members, step.Rows, heads, places, -1).transpose(2, 3).reshape(node.Members, -1, channels);
            return LinearMaps.Map(y, outWeight, outBias, node.Members)
                .reshape(node.Members, step.Rows, places, channels)
                .permute(1, 0, 3, 2)
                .reshape(node.OutputDimensions(step));
        };
    }
}
