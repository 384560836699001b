using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;
using NasDsl.Language.Catalog;

namespace NasDsl.Engine.Operations;

/// <summary>
/// A convolution in groups (Krizhevsky et al., 2012; Xie et al., "Aggregated residual transformations", 2017): each group of the output is a convolution of the same group of the input, which is cut out of it,
/// convolved, and put in its place. Narrow groups are taken several at once, with zeros for the weights between them, where that makes them wide enough for <see cref="WinogradImage"/>.
/// </summary>
internal sealed unsafe class GroupedConvKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly int _groups;
    private readonly int _together;
    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly ConvKernel _kernel;
    private readonly List<(Parameter Whole, Parameter Piece)> _parameters = [];

    public GroupedConvKernel(NodeContext context)
    {
        _context = context;
        _groups = context.Node.Arguments.Int("groups");
        _together = FindTogether(context, _groups);
        _input = context.Between(OfPiece(context.Input.Tensor.Shape), isNeeded: false);
        _output = context.Between(OfPiece(context.Output.Shape), isNeeded: false);
        var part = context.Part(context.Node.Arguments, new InputSlot(_input, context.Input.Gradient == null ? null : _input.Gradient), _output);
        _kernel = new ConvKernel(part);
        foreach (var piece in part.Parameters)
        {
            var outputs = context.Output.Shape.Channels;
            var isBias = piece.Shape.Length == 1;
            var inputs = isBias ? 1 : context.Input.Tensor.Shape.Channels / _groups;
            var shape = isBias ? piece.Shape.SetItem(0, outputs) : piece.Shape.SetItem(0, outputs).SetItem(1, inputs);
            var layout = new WeightLayout(outputs / _groups, inputs, piece.Layout.Taps, _groups);
            var bound = piece.UniformBound * Math.Sqrt((double)piece.Layout.Inputs / inputs);
            piece.Values = context.Arena.Floats(piece.Layout.PaddedCount);
            piece.Gradient = context.IsTrainable ? context.Arena.Floats(piece.Layout.PaddedCount) : null;
            _parameters.Add((context.Declare(piece.Name[(piece.Name.LastIndexOf('.') + 1)..], shape, layout, uniformBound: bound), piece));
        }
    }

    public override void Forward(in StepContext step)
    {
        for (var group = 0; group < _groups; group += _together)
        {
            TakeWeights(group);
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

        for (var group = 0; group < _groups; group += _together)
        {
            TakeWeights(group);
            Cut(input.Values, input, _input.Values, _input, group, step.Batch);
            Cut(_context.Output.Gradient, _context.Output, _output.Gradient, _output, group, step.Batch);
            _kernel.Backward(step);
            GiveGradients(group);
            if (gradient != null)
            {
                Put(_input.Gradient, _input, gradient, input, group, step.Batch);
            }
        }
    }

    /// <summary>The fewest groups that are wide enough together, where that helps: else one. Follows from shapes, since it is part of the bits.</summary>
    private static int FindTogether(NodeContext context, int groups)
    {
        var (input, output, arguments) = (context.Input.Tensor.Shape, context.Output.Shape, context.Node.Arguments);
        return Enumerable.Range(1, groups).Where(together => groups % together == 0).FirstOrDefault(
            together => WinogradImage.Serves(new SlidingWindow(
                input.WithChannels(input.Channels / groups * together),
                output.WithChannels(output.Channels / groups * together),
                arguments.Int("kernel"),
                arguments.Int("stride"),
                arguments["padding"],
                arguments.Int("dilation"))),
            defaultValue: 1);
    }

    private void Cut(float* source, Tensor from, float* target, Tensor to, int group, int batch) => ChannelCopy.CopyRows(
        source + (group * (to.Shape.Channels / _together)), from.ChannelPitch, target, to.ChannelPitch, batch * to.Shape.Positions, to.Shape.Channels);

    private void Put(float* source, Tensor from, float* target, Tensor to, int group, int batch) => ChannelCopy.CopyRows(
        source, from.ChannelPitch, target + (group * (from.Shape.Channels / _together)), to.ChannelPitch, batch * from.Shape.Positions, from.Shape.Channels);

    private Shape OfPiece(Shape shape) => shape.WithChannels(shape.Channels / _groups * _together);

    private void TakeWeights(int group)
    {
        foreach (var (whole, piece) in _parameters)
        {
            for (var i = 0; i < _together; i++)
            {
                CopyGroup(whole.Values + ((nint)(group + i) * whole.Layout.MapPitch), whole.Layout, piece.Values, piece.Layout, i, isBack: false);
            }
        }
    }

    private void GiveGradients(int group)
    {
        foreach (var (whole, piece) in _parameters)
        {
            for (var i = 0; i < _together; i++)
            {
                CopyGroup(whole.Gradient + ((nint)(group + i) * whole.Layout.MapPitch), whole.Layout, piece.Gradient, piece.Layout, i, isBack: true);
            }
        }
    }

    /// <summary>The weights of a group lie around the diagonal of those of the groups together; offsets lie side by side.</summary>
    private static void CopyGroup(float* group, WeightLayout from, float* piece, WeightLayout to, int number, bool isBack)
    {
        for (var tap = 0; tap < from.Taps; tap++)
        {
            var row = (tap * to.Inputs) + (to.Inputs == from.Inputs ? 0 : number * from.Inputs);
            var own = group + ((nint)tap * from.Inputs * from.Pitch);
            var other = piece + ((nint)row * to.Pitch) + (number * from.Outputs);
            if (isBack)
            {
                ChannelCopy.CopyRows(other, to.Pitch, own, from.Pitch, from.Inputs, from.Outputs);
            }
            else
            {
                ChannelCopy.CopyRows(own, from.Pitch, other, to.Pitch, from.Inputs, from.Outputs);
            }
        }
    }
}
