using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Graph;
using TorchSharp;
using F = TorchSharp.torch.nn.functional;

namespace NasDsl.TorchSharp.Operations;

/// <summary>Normalisations, with PyTorch's epsilon and momentum.</summary>
internal static class Normalizations
{
    private const double Momentum = 0.1;

    private static readonly Scalar Share = Momentum;
    private static readonly Scalar Rest = 1 - Momentum;

    /// <summary>Prepares batch normalisation (Ioffe and Szegedy, 2015).</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Batch(TorchNode node)
    {
        var normalize = Batch(node, node.Input.Positions);
        return (inputs, step) => normalize(inputs[0], step);
    }

    /// <summary>Prepares batch normalisation of channels that the caller has arranged.</summary>
    /// <param name="node">The node with the weights.</param>
    /// <param name="places">How many numbers of a sample share a channel.</param>
    /// <returns>Normalises batch x channels x places.</returns>
    public static Func<torch.Tensor, TorchStep, torch.Tensor> Batch(TorchNode node, int places)
    {
        var (weight, bias) = (node.Weight("weight"), node.Weight("bias"));
        var (mean, variance) = (node.Statistic("running_mean"), node.Statistic("running_var"));
        return (x, step) => step.IsTraining && step.Rows * places == 1
            ? Single(x, mean, variance, weight.Merged(), bias.Merged())
            : F.batch_norm(x, mean, variance, weight.Merged(), bias.Merged(), step.IsTraining, Momentum);
    }

    /// <summary>Prepares layer normalisation over the channels of each place (Ba, Kiros and Hinton, 2016).</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Layer(TorchNode node)
    {
        var channels = node.Input.Channels;
        var (weight, bias) = (node.Weight("weight"), node.Weight("bias"));
        return (inputs, step) =>
        {
            var inside = inputs[0].reshape(step.Rows, node.Members, channels, node.Input.Positions).transpose(2, 3);
            var y = node.Members == 1
                ? F.layer_norm(inside, [channels], weight.Leaf, bias.Leaf)
                : F.layer_norm(inside, [channels]).mul(weight.Leaf.unsqueeze(1)).add(bias.Leaf.unsqueeze(1), Scalars.One);
            return y.transpose(2, 3).reshape(node.OutputDimensions(step));
        };
    }

    /// <summary>Prepares group normalisation (Wu and He, 2018).</summary>
    /// <param name="node">The node.</param>
    /// <returns>The operation.</returns>
    public static TorchForward Group(TorchNode node)
    {
        var groups = (long)node.Node.Arguments.Int("groups") * node.Members;
        var (weight, bias) = (node.Weight("weight"), node.Weight("bias"));
        return (inputs, _) => F.group_norm(inputs[0], groups, weight.Merged(), bias.Merged());
    }

    // PyTorch refuses a batch of one number for each channel, whose normalised value is 0 and whose variance is 0 however it is counted.
    private static torch.Tensor Single(torch.Tensor x, torch.Tensor mean, torch.Tensor variance, torch.Tensor weight, torch.Tensor bias)
    {
        using (torch.no_grad())
        {
            mean.mul_(Rest).add_(x.flatten(), Share);
            variance.mul_(Rest);
        }

        long[] shape = [1, -1, .. Enumerable.Repeat(1L, (int)x.dim() - 2)];
        return x.sub(x).mul(weight.view(shape)).add(bias.view(shape), Scalars.One);
    }
}
