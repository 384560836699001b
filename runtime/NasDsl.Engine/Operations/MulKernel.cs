using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>The product of several inputs, from the first to the last; the gradient of each is that of the output times the other inputs.</summary>
internal sealed unsafe class MulKernel(NodeContext context) : NodeKernel
{
    public override void Forward(in StepContext step)
    {
        var count = Count(step);
        var output = context.Output.Values;
        context.Kernels.Product(context.Inputs[0].Tensor.Values, context.Inputs[1].Tensor.Values, count, output);
        for (var i = 2; i < context.Inputs.Length; i++)
        {
            context.Kernels.Product(output, context.Inputs[i].Tensor.Values, count, output);
        }
    }

    public override void Backward(in StepContext step)
    {
        var count = Count(step);
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

    private nint Count(in StepContext step) => (nint)step.Batch * context.Output.SamplePitch;
}
