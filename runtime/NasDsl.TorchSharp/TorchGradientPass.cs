using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Networks;
using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Devices;
using NasDsl.TorchSharp.Graph;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp;

/// <summary>One pass through a network and back, for what it tells rather than for a step of training. It computes with single precision always.</summary>
internal static class TorchGradientPass
{
    /// <summary>Takes the pass.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="isTraining">Whether normalisation and dropout work as in training.</param>
    /// <param name="outputGradient">From the outputs to their weights in the sum that is differentiated.</param>
    /// <param name="data">The rows on devices.</param>
    /// <param name="device">The device.</param>
    /// <returns>The gradients.</returns>
    public static NetworkGradients Run(
        Network network, NetworkWeights weights, Dataset rows, bool isTraining, Func<float[], float[]> outputGradient, ResidentData data, TorchDevice device)
    {
        using var scope = NewDisposeScope();
        using var flat = new FlatWeights(new WeightPlan(network), members: 1, device.Device, TorchPrecision.Single, isTrainable: true);
        flat.Import(0, weights);
        using var prepared = new TorchNetwork(network, flat);
        var resident = data.Get(rows, device);
        var source = new BatchSource(network, flat, rows, resident, [BatchSource.AsIs], [0], rows.Count);
        int[][] order = [[.. Enumerable.Range(0, rows.Count)]];
        using var chunk = source.Load(order, source.UploadOrder(order), 0, rows.Count, epoch: 0, step: 0);
        var step = chunk.Batch(0, rows.Count).Step with { IsTraining = isTraining };
        var input = resident.Inputs.detach().clone();
        input.requires_grad = !network.Input.IsTokens;
        var outputs = prepared.Forward(input, step);
        var samples = TorchArrays.Download(TorchLayout.ToSamples(outputs, network.Output));
        var gradient = outputGradient(samples);
        if (gradient.Length != samples.Length)
        {
            throw new ArgumentException($"There are {samples.Length} outputs, and weights for {gradient.Length}.", nameof(outputGradient));
        }

        if (outputs.requires_grad)
        {
            outputs.backward([TorchLayout.FromSamples(TorchArrays.Upload(gradient, device.Device, rows.Count, network.Output.Size), network.Output, rows.Count)]);
            prepared.ThrowFailures();
        }

        var values = TorchArrays.Download(flat.TakeGradients().select(0, 0));
        var inputs = input.grad is { } ofInput ? TorchArrays.Download(TorchLayout.ToSamples(ofInput, network.Input)) : new float[rows.Count * network.Input.Size];
        return new NetworkGradients([.. FlatWeights.Cut(values, flat.Places.Where(place => place.IsTrainable))], [.. inputs]);
    }
}
