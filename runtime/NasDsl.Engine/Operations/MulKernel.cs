using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>The product of several inputs, from the first to the last; the gradient of each is that of the output times the other inputs. The product may lie where an input lies.</summary>
internal sealed unsafe class MulKernel(NodeContext context) : NodeKernel
{
    // A sample of the product, where writing it would destroy an input that is still to be read.
    private readonly Scratch? _aside = context.IsTrainable ? null : context.Scratch(context.Output.SamplePitch, 0);

    public override void Forward(in StepContext step)
    {
        var output = context.Output.Values;
        if (_aside is null || !IsOverLaterInput())
        {
            Multiply(0, (nint)step.Batch * context.Output.SamplePitch, output);
            return;
        }

        nint size = context.Output.SamplePitch;
        for (var n = 0; n < step.Batch; n++)
        {
            Multiply(n * size, size, _aside.Values);
            Buffer.MemoryCopy(_aside.Values, output + (n * size), size * sizeof(float), size * sizeof(float));
        }
    }

    public override void Backward(in StepContext step)
    {
        var count = (nint)step.Batch * context.Output.SamplePitch;
        for (var i = 0; i < context.Inputs.Length; i++)
        {
            var target = context.Inputs[i].Gradient;
            if (target == null)
            {
                continue;
            }

            var product = context.Output.Gradient;
            for (var other = 0; other < context.Inputs.Length; other++)
            {
                if (other != i)
                {
                    context.Kernels.Product(product, context.Inputs[other].Tensor.Values, count, target);
                    product = target;
                }
            }
        }
    }

    private void Multiply(nint first, nint count, float* target)
    {
        context.Kernels.Product(context.Inputs[0].Tensor.Values + first, context.Inputs[1].Tensor.Values + first, count, target);
        for (var i = 2; i < context.Inputs.Length; i++)
        {
            context.Kernels.Product(target, context.Inputs[i].Tensor.Values + first, count, target);
        }
    }

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
