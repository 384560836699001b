using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>The channels of several inputs side by side.</summary>
internal sealed unsafe class ConcatKernel(NodeContext context) : NodeKernel
{
    public override void Forward(in StepContext step)
    {
        var rows = step.Batch * context.Output.Shape.Positions;
        var first = 0;
        foreach (var slot in context.Inputs)
        {
            ChannelCopy.CopyRows(slot.Tensor.Values, slot.Tensor.ChannelPitch, context.Output.Values + first, context.Output.ChannelPitch, rows, slot.Tensor.Shape.Channels);
            first += slot.Tensor.Shape.Channels;
        }
    }

    public override void Backward(in StepContext step)
    {
        var rows = step.Batch * context.Output.Shape.Positions;
        var first = 0;
        foreach (var slot in context.Inputs)
        {
            if (slot.Gradient != null)
            {
                NativeMemory.Clear(slot.Gradient, (nuint)rows * (nuint)slot.Tensor.ChannelPitch * sizeof(float));
                ChannelCopy.CopyRows(context.Output.Gradient + first, context.Output.ChannelPitch, slot.Gradient, slot.Tensor.ChannelPitch, rows, slot.Tensor.Shape.Channels);
            }

            first += slot.Tensor.Shape.Channels;
        }
    }
}
