using NasDsl.Networks;
using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Graph;
using TorchSharp;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Training;

/// <summary>Answers with a network as it is.</summary>
internal static class TorchInference
{
    /// <summary>The numbers of the greatest layer of a batch, at most: on a processor what stays in its cache, elsewhere what fills a device.</summary>
    private const long GreatestLayer = 1 << 22;
    private const long GreatestCachedLayer = 1 << 17;

    private const long GreatestBatch = 4096;

    /// <summary>Answers for every row.</summary>
    /// <param name="network">The network.</param>
    /// <param name="prepared">The network on the device.</param>
    /// <param name="members">Its members.</param>
    /// <param name="inputs">The rows on the device, laid out for one member.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>For each member rows x outputs.</returns>
    public static float[][] Run(Network network, TorchNetwork prepared, int members, Tensor inputs, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var rows = inputs.shape[0];
        var greatest = members * Enumerable.Range(0, network.Nodes.Length + 1).Max(node => (long)network.ShapeOf(node).Size);
        var batch = Math.Clamp((inputs.device_type == DeviceType.CPU ? GreatestCachedLayer : GreatestLayer) / greatest, 1, GreatestBatch);
        var answers = new List<Tensor>();
        for (var first = 0L; first < rows; first += batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var count = Math.Min(batch, rows - first);
            var part = inputs.narrow(0, first, count);
            var x = members == 1 ? part : part.repeat(network.Input.Rank == 1 ? [1L, members] : [1L, members, 1L, 1L]);
            answers.Add(prepared.Forward(x, new TorchStep(count, IsTraining: false, Masks: null)).MoveToOuterDisposeScope());
        }

        var size = network.Output.Size;
        if (answers.Count == 0)
        {
            return [.. Enumerable.Range(0, members).Select(_ => Array.Empty<float>())];
        }

        var all = TorchLayout.ToSamples(cat(answers), network.Output, members).transpose(0, 1);
        return [.. Enumerable.Range(0, members).Select(member => TorchArrays.Download(all.select(0, member)))];
    }
}
