using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>The product of several inputs, from the first to the last; the gradient of each is that of the output times the other inputs.</summary>
internal sealed unsafe class MulKernel(NodeContext context) : MergeKernel(context)
{
    public override void Backward(in StepContext step)
    {
        var count = (nint)step.Batch * Context.Output.SamplePitch;
        for (var i = 0; i < Context.Inputs.Length; i++)
        {
            var target = Context.Inputs[i].Gradient;
            if (target == null)
            {
                continue;
            }

            var product = Context.Output.Gradient;
            for (var other = 0; other < Context.Inputs.Length; other++)
            {
                if (other != i)
                {
                    Context.Kernels.Product(product, Context.Inputs[other].Tensor.Values, count, target);
                    product = target;
                }
            }
        }
    }

    protected override void Merge(float* left, float* right, nint count, float* target) => Context.Kernels.Product(left, right, count, target);
}
