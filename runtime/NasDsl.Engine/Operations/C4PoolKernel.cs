using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;
using NasDsl.Language.Catalog.Operations;

namespace NasDsl.Engine.Operations;

/// <summary><c>y[f] = max over turns r of x[f, r]</c> at every place; the gradient goes to the first greatest.</summary>
internal sealed unsafe class C4PoolKernel(NodeContext context) : NodeKernel
{
    public override void Forward(in StepContext step)
    {
        var (x, y) = (context.Input.Tensor, context.Output);
        for (var row = 0; row < step.Batch * y.Shape.Positions; row++)
        {
            var source = x.Values + ((nint)row * x.ChannelPitch);
            var target = y.Values + ((nint)row * y.ChannelPitch);
            for (var field = 0; field < y.Shape.Channels; field++)
            {
                var turns = source + (field * C4Fields.Turns);
                target[field] = turns[FirstGreatest(turns)];
            }
        }
    }

    public override void Backward(in StepContext step)
    {
        if (context.Input.Gradient == null)
        {
            return;
        }

        var (x, y) = (context.Input.Tensor, context.Output);
        NativeMemory.Clear(context.Input.Gradient, (nuint)step.Batch * (nuint)x.SamplePitch * sizeof(float));
        for (var row = 0; row < step.Batch * y.Shape.Positions; row++)
        {
            var offset = (nint)row * x.ChannelPitch;
            var gradient = y.Gradient + ((nint)row * y.ChannelPitch);
            for (var field = 0; field < y.Shape.Channels; field++)
            {
                var turns = offset + (field * C4Fields.Turns);
                context.Input.Gradient[turns + FirstGreatest(x.Values + turns)] = gradient[field];
            }
        }
    }

    private static int FirstGreatest(float* turns)
    {
        var greatest = 0;
        for (var turn = 1; turn < C4Fields.Turns; turn++)
        {
            greatest = turns[turn] > turns[greatest] ? turn : greatest;
        }

        return greatest;
    }
}
