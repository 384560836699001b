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
        InputRows.Check(plan.Network, rows);
        var answers = new float[checked(rows.Count * plan.Network.Output.Size)];
        Run(plan, rows.Inputs.Span, answers, cancellationToken);
        return answers;
    }

    /// <summary>Answers for rows that lie one after another, without taking memory.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="inputs">The rows.</param>
    /// <param name="answers">Gets rows x outputs.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public static void Run(NetworkPlan plan, ReadOnlySpan<float> inputs, Span<float> answers, CancellationToken cancellationToken)
    {
        var size = plan.Network.Input.Size;
        var shape = plan.Network.Output;
        var rows = InputRows.Count(plan.Network, inputs.Length, answers.Length);
        var pitch = plan.Output.ChannelPitch;
        for (var first = 0; first < rows; first += plan.MaximumBatch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = Math.Min(plan.MaximumBatch, rows - first);
            plan.Load(inputs.Slice(first * size, batch * size));
            plan.Forward(new StepContext(batch, IsTraining: false, Step: 0, Seed: 0));
            for (var position = 0; position < batch * shape.Positions; position++)
            {
                new ReadOnlySpan<float>(plan.Output.Values + ((nint)position * pitch), shape.Channels)
                    .CopyTo(answers.Slice((first * shape.Size) + (position * shape.Channels)));
            }
        }

        GC.KeepAlive(plan);
    }
}
