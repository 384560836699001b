using NasDsl.Data;
using NasDsl.Engine.Graph;

namespace NasDsl.Engine;

/// <summary>Answers with a network as it is.</summary>
internal static unsafe class Inference
{
    /// <summary>Answers for every row.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>rows x outputs.</returns>
    public static float[] Run(NetworkPlan plan, Dataset rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.InputShape != plan.Network.Input)
        {
            throw new ArgumentException($"The network takes {plan.Network.Input}, and the rows are {rows.InputShape}.", nameof(rows));
        }

        var shape = plan.Network.Output;
        var answers = new float[checked(rows.Count * shape.Size)];
        var numbers = Enumerable.Range(0, rows.Count).ToArray();
        var pitch = plan.Output.ChannelPitch;
        for (var first = 0; first < rows.Count; first += plan.MaximumBatch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = Math.Min(plan.MaximumBatch, rows.Count - first);
            plan.Load(rows, numbers.AsSpan(first, batch));
            plan.Forward(new StepContext(batch, IsTraining: false, Step: 0, Seed: 0));
            for (var position = 0; position < batch * shape.Positions; position++)
            {
                new ReadOnlySpan<float>(plan.Output.Values + ((nint)position * pitch), shape.Channels)
                    .CopyTo(answers.AsSpan((first * shape.Size) + (position * shape.Channels)));
            }
        }

        GC.KeepAlive(plan);
        return answers;
    }
}
