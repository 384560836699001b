using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>A function of two numbers over several inputs, from the first to the last: <c>y = f(... f(f(x1, x2), x3) ..., xn)</c>.</summary>
/// <param name="context">The node.</param>
internal abstract unsafe class MergeKernel(NodeContext context) : NodeKernel
{
    private const int BlockFloats = 2048;
    private readonly float* _block = context is { IsTrainable: false, Inputs.Length: > 2 } ? context.Arena.Floats(BlockFloats) : null;

    /// <summary>The node.</summary>
    protected NodeContext Context => context;

    /// <summary>Computes the function number by number.</summary>
    /// <param name="left">The numbers of one side.</param>
    /// <param name="right">Those of the other.</param>
    /// <param name="count">How many.</param>
    /// <param name="target">Gets the results; may be one of the two.</param>
    protected abstract void Merge(float* left, float* right, nint count, float* target);

    public override void Forward(in StepContext step)
    {
        var count = (nint)step.Batch * context.Output.SamplePitch;
        var output = context.Output.Values;
        if (!IsOverLaterInput())
        {
            Merge(0, count, output);
            return;
        }

        for (nint first = 0; first < count; first += BlockFloats)
        {
            var size = Math.Min(BlockFloats, count - first);
            Merge(first, size, _block);
            Buffer.MemoryCopy(_block, output + first, size * sizeof(float), size * sizeof(float));
        }
    }

    private void Merge(nint first, nint count, float* target)
    {
        Merge(context.Inputs[0].Tensor.Values + first, context.Inputs[1].Tensor.Values + first, count, target);
        for (var i = 2; i < context.Inputs.Length; i++)
        {
            Merge(target, context.Inputs[i].Tensor.Values + first, count, target);
        }
    }

    /// <summary>Whether what the first two inputs give would be written over an input that is still to be read.</summary>
    private bool IsOverLaterInput()
    {
        for (var i = 2; i < context.Inputs.Length; i++)
        {
            if (context.Inputs[i].Tensor.Values == context.Output.Values)
            {
                return true;
            }
        }

        return false;
    }
}
