using NasDsl.TorchSharp.Data;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Operations;

/// <summary>An operation of the user's as a function of PyTorch's graph: its numbers go to the host and back. Takes the call, the input and the weights.</summary>
internal sealed class ExternFunction : autograd.SingleTensorFunction<ExternFunction>
{
    private const string Saved = "call";

    /// <inheritdoc/>
    public override string Name => nameof(ExternFunction);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ArgumentNullException.ThrowIfNull(vars);
        var call = (ExternCall)vars[0];
        var x = (Tensor)vars[1];
        using var scope = NewDisposeScope();
        var inputs = TorchArrays.Download(TorchLayout.ToSamples(x, call.Node.Input));
        float[] weights = [.. vars.Skip(2).Cast<Tensor>().SelectMany(TorchArrays.Download)];
        var outputs = call.Forward(inputs, weights);
        ctx.save_data(Saved, new Values(call, inputs, outputs, weights));
        return Upload(outputs, call.Node.Output, inputs.Length / call.Node.Input.Size, call).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        var values = (Values)ctx.get_data(Saved);
        var call = values.Call;
        using var scope = NewDisposeScope();
        var rows = values.Inputs.Length / call.Node.Input.Size;
        var gradients = call.Backward(values.Inputs, values.Outputs, TorchArrays.Download(TorchLayout.ToSamples(grad_output, call.Node.Output)), values.Weights);

        // The first argument is no tensor, and has no gradient.
        var result = new List<Tensor> { null!, Upload(gradients.Inputs, call.Node.Input, rows, call) };
        var place = 0;
        foreach (var weight in call.Leaves)
        {
            var count = (int)weight.Leaf.numel();
            result.Add(TorchArrays.Upload(gradients.Weights.AsSpan(place, count), call.Node.Weights.Device, weight.Leaf.shape));
            place += count;
        }

        return [.. result.Select(gradient => gradient?.DetachFromDisposeScope()!)];
    }

    private static Tensor Upload(float[] samples, Language.Catalog.Shape shape, int rows, ExternCall call) =>
        TorchLayout.FromSamples(TorchArrays.Upload(samples, call.Node.Weights.Device, rows, shape.Size), shape, rows);

    private sealed record Values(ExternCall Call, float[] Inputs, float[] Outputs, float[] Weights);
}
