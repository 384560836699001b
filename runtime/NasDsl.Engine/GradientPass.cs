using System.Collections.Immutable;
using NasDsl.Data;
using NasDsl.Engine.Graph;
using NasDsl.Engines;

namespace NasDsl.Engine;

/// <summary>One pass through a network and back, for what it tells rather than for a step of training.</summary>
internal static unsafe class GradientPass
{
    /// <summary>Takes the pass.</summary>
    /// <param name="plan">The network with its weights, laid out for all rows in one batch, with gradients of the input.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="isTraining">Whether normalisation and dropout work as in training.</param>
    /// <param name="outputGradient">From the outputs to their weights in the sum that is differentiated.</param>
    /// <returns>The gradients.</returns>
    public static NetworkGradients Run(NetworkPlan plan, Dataset rows, bool isTraining, Func<float[], float[]> outputGradient)
    {
        var step = new StepContext(rows.Count, isTraining, Step: 0, Seed: 0);
        plan.Load(rows, [.. Enumerable.Range(0, rows.Count)]);
        plan.Forward(step);
        var outputs = new float[rows.Count * plan.Network.Output.Size];
        Copy(plan.Output, plan.Output.Values, rows.Count, outputs, isOut: true);
        var gradient = outputGradient(outputs);
        if (gradient.Length != outputs.Length)
        {
            throw new ArgumentException($"There are {outputs.Length} outputs, and weights for {gradient.Length}.", nameof(outputGradient));
        }

        Copy(plan.Output, plan.Output.Gradient, rows.Count, gradient, isOut: false);
        plan.Backward(step);
        var inputs = new float[rows.Count * plan.Network.Input.Size];
        Copy(plan.Input, plan.Input.Gradient, rows.Count, inputs, isOut: true);
        ImmutableArray<WeightTensor> weights = [.. plan.Parameters.Where(parameter => parameter.IsTrainable).Select(parameter => parameter.ExportGradient())];
        GC.KeepAlive(plan);
        return new NetworkGradients(weights, [.. inputs]);
    }

    /// <summary>Copies the channels of each place, without their padding.</summary>
    private static void Copy(Tensor tensor, float* values, int rows, float[] numbers, bool isOut)
    {
        var channels = tensor.Shape.Channels;
        for (var place = 0; place < rows * tensor.Shape.Positions; place++)
        {
            var inside = new Span<float>(values + ((nint)place * tensor.ChannelPitch), channels);
            var outside = numbers.AsSpan(place * channels, channels);
            if (isOut)
            {
                inside.CopyTo(outside);
            }
            else
            {
                outside.CopyTo(inside);
            }
        }
    }
}
