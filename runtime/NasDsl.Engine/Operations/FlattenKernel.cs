using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>Puts all numbers of a sample into one vector, row by row, channels innermost: leaves the padding out.</summary>
internal sealed unsafe class FlattenKernel(NodeContext context) : NodeKernel
{
    public override void Forward(in StepContext step)
    {
        var input = context.Input.Tensor;
        var output = context.Output;
        var channels = input.Shape.Channels;
        for (var n = 0; n < step.Batch; n++)
        {
            var source = input.Values + ((nint)n * input.SamplePitch);
            var target = output.Values + ((nint)n * output.SamplePitch);
            for (var p = 0; p < input.Shape.Positions; p++)
            {
                Copy(source + (p * input.ChannelPitch), target + (p * channels), channels);
            }
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
        var channels = input.Shape.Channels;
        NativeMemory.Clear(context.Input.Gradient, (nuint)step.Batch * (nuint)input.SamplePitch * sizeof(float));
        for (var n = 0; n < step.Batch; n++)
        {
            var source = output.Gradient + ((nint)n * output.SamplePitch);
            var target = context.Input.Gradient + ((nint)n * input.SamplePitch);
            for (var p = 0; p < input.Shape.Positions; p++)
            {
                Copy(source + (p * channels), target + (p * input.ChannelPitch), channels);
            }
        }
    }

    private static void Copy(float* source, float* target, int count) =>
        new ReadOnlySpan<float>(source, count).CopyTo(new Span<float>(target, count));
}
