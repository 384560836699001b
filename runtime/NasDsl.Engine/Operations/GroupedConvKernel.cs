using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;
using NasDsl.Language.Catalog;

namespace NasDsl.Engine.Operations;

/// <summary>
/// A convolution in groups (Krizhevsky et al., 2012; Xie et al., "Aggregated residual transformations", 2017): each group of the output is a convolution of the same group of the input, which is cut out of it,
/// convolved, and put in its place. With as many groups as channels each group is one channel, padded to a block; write depthwise for that.
/// </summary>
internal sealed unsafe class GroupedConvKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly int _groups;
    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly ConvKernel _kernel;
    private readonly List<(Parameter Whole, Parameter Piece)> _parameters = [];

    public GroupedConvKernel(NodeContext context)
    {
        _context = context;
        _groups = context.Node.Arguments.Int("groups");
        _input = context.Between(OfGroup(context.Input.Tensor.Shape));
        _output = context.Between(OfGroup(context.Output.Shape));
        var part = context.Part(context.Node.Arguments, new InputSlot(_input, context.Input.Gradient == null ? null : _input.Gradient), _output);
        _kernel = new ConvKernel(part);
        foreach (var piece in part.Parameters)
        {
            var outputs = context.Output.Shape.Channels;
            var layout = piece.Layout with { Maps = _groups };
            var name = piece.Name[(piece.Name.LastIndexOf('.') + 1)..];
            _parameters.Add((context.Declare(name, piece.Shape.SetItem(0, outputs), layout, uniformBound: piece.UniformBound), piece));
        }
    }

    public override void Forward(in StepContext step)
    {
        for (var group = 0; group < _groups; group++)
        {
            Select(group);
            Cut(_context.Input.Tensor.Values, _context.Input.Tensor, _input.Values, _input, group, step.Batch);
            _kernel.Forward(step);
            Put(_output.Values, _output, _context.Output.Values, _context.Output, group, step.Batch);
        }
    }

    public override void Backward(in StepContext step)
    {
        var input = _context.Input.Tensor;
        var gradient = _context.Input.Gradient;
        if (gradient != null)
        {
            NativeMemory.Clear(gradient, (nuint)step.Batch * (nuint)input.SamplePitch * sizeof(float));
        }

        for (var group = 0; group < _groups; group++)
        {
            Select(group);
            Cut(input.Values, input, _input.Values, _input, group, step.Batch);
            Cut(_context.Output.Gradient, _context.Output, _output.Gradient, _output, group, step.Batch);
            _kernel.Backward(step);
            if (gradient != null)
            {
                Put(_input.Gradient, _input, gradient, input, group, step.Batch);
            }
        }
    }

    private static void Cut(float* source, Tensor from, float* target, Tensor to, int group, int batch) => ChannelCopy.CopyRows(
        source + (group * to.Shape.Channels), from.ChannelPitch, target, to.ChannelPitch, batch * to.Shape.Positions, to.Shape.Channels);

    private static void Put(float* source, Tensor from, float* target, Tensor to, int group, int batch) => ChannelCopy.CopyRows(
        source, from.ChannelPitch, target + (group * from.Shape.Channels), to.ChannelPitch, batch * from.Shape.Positions, from.Shape.Channels);

    private Shape OfGroup(Shape shape) => shape.WithChannels(shape.Channels / _groups);

    /// <summary>Lets the convolution work with the weights of a group. Weights have their memory only when the whole network is planned.</summary>
    private void Select(int group)
    {
        foreach (var (whole, piece) in _parameters)
        {
            var offset = (nint)group * piece.Layout.PaddedCount;
            piece.Values = whole.Values + offset;
            piece.Gradient = whole.Gradient == null ? null : whole.Gradient + offset;
        }
    }
}
