using NasDsl.Engine.Graph;
using NasDsl.Externs;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Runs an operation that the user has written in C#: takes the padding out of what it gets and puts it into what it gives, sample by sample in their order, so that sums over the batch have one order.
/// </summary>
internal sealed unsafe class ExternKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly IExternOperation _operation;
    private readonly string _name;
    private readonly Parameter[] _parameters;
    private readonly float[] _weights;
    private readonly float[] _weightGradients;
    private readonly float[] _input;
    private readonly float[] _output;
    private readonly float[] _inputGradient;
    private readonly float[] _outputGradient;

    public ExternKernel(NodeContext context)
    {
        var node = new ExternNode(context.Node.Arguments, context.Input.Tensor.Shape, context.Output.Shape);
        var create = context.Node.Extern
            ?? throw new NotSupportedException($"The operation '{node.Operation.Name}' is written in C#, and its code is not part of this program.");
        _context = context;
        _name = node.Operation.Name;
        _operation = Call(() => create(node));
        var names = node.Operation.WeightNames;
        _parameters = [.. node.WeightCounts.Select((count, i) => context.Declare(
            names[i], [count], new WeightLayout(count, 1, 1), drawing: (values, random) => Call(() => _operation.Initialize(i, values, random))))];
        _weights = new float[node.WeightCounts.Sum()];
        _weightGradients = new float[_weights.Length];
        _input = new float[node.Input.Size];
        _inputGradient = new float[node.Input.Size];
        _output = new float[node.Output.Size];
        _outputGradient = new float[node.Output.Size];
    }

    public override void Forward(in StepContext step)
    {
        Gather(_parameters);
        for (var n = 0; n < step.Batch; n++)
        {
            Read(_context.Input.Tensor, _context.Input.Tensor.Values, n, _input);
            Array.Clear(_output);
            Call(() => _operation.Forward(_input, _weights, _output));
            Write(_output, _context.Output, _context.Output.Values, n);
        }
    }

    public override void Backward(in StepContext step)
    {
        Gather(_parameters);
        Array.Clear(_weightGradients);
        for (var n = 0; n < step.Batch; n++)
        {
            Read(_context.Input.Tensor, _context.Input.Tensor.Values, n, _input);
            Read(_context.Output, _context.Output.Values, n, _output);
            Read(_context.Output, _context.Output.Gradient, n, _outputGradient);
            Array.Clear(_inputGradient);
            Call(() => _operation.Backward(_input, _output, _outputGradient, _weights, _inputGradient, _weightGradients));
            if (_context.Input.Gradient != null)
            {
                Write(_inputGradient, _context.Input.Tensor, _context.Input.Gradient, n);
            }
        }

        var place = 0;
        foreach (var parameter in _parameters)
        {
            _weightGradients.AsSpan(place, parameter.Layout.Count).CopyTo(new Span<float>(parameter.Gradient, parameter.Layout.Count));
            place += parameter.Layout.Count;
        }
    }

    private void Gather(Parameter[] parameters)
    {
        var place = 0;
        foreach (var parameter in parameters)
        {
            new ReadOnlySpan<float>(parameter.Values, parameter.Layout.Count).CopyTo(_weights.AsSpan(place));
            place += parameter.Layout.Count;
        }
    }

    private static void Read(Tensor tensor, float* source, int sample, float[] target)
    {
        var channels = tensor.Shape.Channels;
        source += (nint)sample * tensor.SamplePitch;
        for (var place = 0; place < target.Length; place += channels, source += tensor.ChannelPitch)
        {
            new ReadOnlySpan<float>(source, channels).CopyTo(target.AsSpan(place, channels));
        }
    }

    // Padding is 0, of values as of gradients.
    private static void Write(float[] source, Tensor tensor, float* target, int sample)
    {
        var channels = tensor.Shape.Channels;
        target += (nint)sample * tensor.SamplePitch;
        for (var place = 0; place < source.Length; place += channels, target += tensor.ChannelPitch)
        {
            source.AsSpan(place, channels).CopyTo(new Span<float>(target, channels));
            new Span<float>(target + channels, tensor.ChannelPitch - channels).Clear();
        }
    }

    private void Call(Action action) => Call(() =>
    {
        action();
        return true;
    });

    private T Call<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw ExternException.Of(_name, failure);
        }
    }
}
