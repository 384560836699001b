using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>Puts the numbers of a sample, row by row and channels innermost, into another shape: takes the padding out, and puts that of the other shape in.</summary>
internal sealed unsafe class ReshapeKernel(NodeContext context) : NodeKernel
{
    public override void Forward(in StepContext step)
    {
        var input = context.Input.Tensor;
        var output = context.Output;
        for (var n = 0; n < step.Batch; n++)
        {
            Copy(input.Values + ((nint)n * input.SamplePitch), input, output.Values + ((nint)n * output.SamplePitch), output);
        }
    }

    public override void Backward(in StepContext step)
    {
        if (context.Input.Gradient == null)
        {
            return;
        }

        var input = context.Input.Tensor;
        var output = context.Output;
        NativeMemory.Clear(context.Input.Gradient, (nuint)step.Batch * (nuint)input.SamplePitch * sizeof(float));
        for (var n = 0; n < step.Batch; n++)
        {
            Copy(output.Gradient + ((nint)n * output.SamplePitch), output, context.Input.Gradient + ((nint)n * input.SamplePitch), input);
        }
    }

    /// <summary>Runs of numbers that end where a position of either shape ends, or one where there is no padding.</summary>
    private static void Copy(float* source, Tensor from, float* target, Tensor to)
    {
        var size = from.Shape.Size;
        var (left, room) = from.SamplePitch == size && to.SamplePitch == size ? (size, size) : (from.Shape.Channels, to.Shape.Channels);
        while (size > 0)
        {
            var run = Math.Min(left, room);
            new ReadOnlySpan<float>(source, run).CopyTo(new Span<float>(target, run));
            (size, left, room) = (size - run, left - run, room - run);
            source += run;
            target += run;
            if (left == 0)
            {
                left = from.Shape.Channels;
                source += from.ChannelPitch - left;
            }

            if (room == 0)
            {
                room = to.Shape.Channels;
                target += to.ChannelPitch - room;
            }
        }
    }
}
