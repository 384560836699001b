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
        var (rows, rest) = Math.DivRem(inputs.Length, size);
        if (rest != 0 || answers.Length != rows * (long)shape.Size)
        {
            throw new ArgumentException(
                $"The network takes {size} numbers and gives {shape.Size} for each row, so {inputs.Length} and {answers.Length} do not go together.",
                nameof(inputs));
        }

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
