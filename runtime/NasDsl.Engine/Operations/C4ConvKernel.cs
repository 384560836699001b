using System.Runtime.InteropServices;
using NasDsl.Engine.Graph;
using NasDsl.Language.Catalog;
using NasDsl.Language.Catalog.Operations;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Engine.Operations;

/// <summary>
/// Convolution over the group C4 (Cohen and Welling, 2016, sections 6.1 and 7): channel r of an output field is the convolution with the filter turned by r quarters, and where the input has fields,
/// with each turn the filter's channels move on: <c>w'[o, r][i, s] = turn^r w[o][i, (s - r) mod 4]</c>. The turned filters are those of an ordinary convolution, which computes everything; what it
/// finds for their gradient is turned back and added up, turn after turn.
/// </summary>
internal sealed unsafe class C4ConvKernel : NodeKernel
{
    private readonly NodeContext _context;
    private readonly ConvKernel _convolution;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly Parameter _turnedWeight;
    private readonly Parameter? _turnedBias;
    private readonly int* _sources;

    public C4ConvKernel(NodeContext context)
    {
        var arguments = context.Node.Arguments;
        var kernel = arguments.Int("kernel");
        var filters = arguments.Int("filters");
        var channels = context.Input.Tensor.Shape.Channels;
        var hasFields = arguments.Operation is C4ConvOperation;
        _context = context;
        _weight = context.Declare(
            "weight",
            hasFields ? [filters, channels / C4Fields.Turns, C4Fields.Turns, kernel, kernel] : [filters, channels, kernel, kernel],
            new WeightLayout(filters, channels, kernel * kernel),
            uniformBound: Math.Sqrt(6.0 / (channels * kernel * kernel)));
        _bias = arguments.Flag("bias") ? context.Declare("bias", [filters], new WeightLayout(filters, 1, 1)) : null;

        var inner = CreateInner(context);
        _convolution = new ConvKernel(inner);
        foreach (var parameter in inner.Parameters)
        {
            parameter.Values = context.Arena.Floats(parameter.Layout.PaddedCount);
            parameter.Gradient = context.IsTrainable ? context.Arena.Floats(parameter.Layout.PaddedCount) : null;
        }

        _turnedWeight = inner.Parameters[0];
        _turnedBias = _bias is null ? null : inner.Parameters[1];
        _sources = ListSources(kernel, hasFields);
    }

    public override void Forward(in StepContext step)
    {
        var layout = _turnedWeight.Layout;
        var source = _sources;
        for (var row = 0; row < layout.Taps * layout.Inputs; row++)
        {
            var target = _turnedWeight.Values + ((nint)row * layout.Pitch);
            for (var output = 0; output < layout.Outputs; output++)
            {
                target[output] = _weight.Values[*source];
                source++;
            }
        }

        for (var output = 0; _bias is not null && _turnedBias is not null && output < layout.Outputs; output++)
        {
            _turnedBias.Values[output] = _bias.Values[output / C4Fields.Turns];
        }

        _convolution.Forward(step);
    }

    public override void Backward(in StepContext step)
    {
        _convolution.Backward(step);
        NativeMemory.Clear(_weight.Gradient, (nuint)_weight.Layout.PaddedCount * sizeof(float));
        var layout = _turnedWeight.Layout;
        var source = _sources;
        for (var row = 0; row < layout.Taps * layout.Inputs; row++)
        {
            var gradient = _turnedWeight.Gradient + ((nint)row * layout.Pitch);
            for (var output = 0; output < layout.Outputs; output++)
            {
                _weight.Gradient[*source] += gradient[output];
                source++;
            }
        }

        for (var field = 0; _bias is not null && _turnedBias is not null && field < _bias.Layout.Outputs; field++)
        {
            var turns = _turnedBias.Gradient + (field * C4Fields.Turns);
            _bias.Gradient[field] = (turns[0] + turns[1]) + (turns[2] + turns[3]);
        }
    }

    /// <summary>The ordinary convolution on the same numbers, with four filters for each field.</summary>
    private static NodeContext CreateInner(NodeContext context)
    {
        var row = OperationCatalog.Get("conv");
        var arguments = new OperationArguments(row, row.Parameters.Select(parameter => parameter.Name switch
        {
            "filters" => Value.Of(context.Output.Shape.Channels),
            "kernel" or "padding" or "bias" => context.Node.Arguments[parameter.Name],
            _ => parameter.Default ?? throw new InvalidOperationException($"conv has a parameter '{parameter.Name}' without a default."),
        }));
        var node = new NetworkNode(context.Node.Id, arguments, context.Node.Inputs, context.Node.Shape, context.Node.Cost);
        return new NodeContext
        {
            Group = new NodeGroup([node]),
            Inputs = context.Inputs,
            Output = context.Output,
            IsInputStreamed = false,
            IsOutputStreamed = false,
            MaximumBatch = context.MaximumBatch,
            IsTrainable = context.IsTrainable,
            Kernels = context.Kernels,
            Arena = context.Arena,
        };
    }

    /// <summary>Where each number of the turned filters comes from, in the order in which they lie: taps x inputs x outputs.</summary>
    private int* ListSources(int kernel, bool hasFields)
    {
        var layout = _turnedWeight.Layout;
        var sources = _context.Arena.Ints((long)layout.Taps * layout.Inputs * layout.Outputs);
        var next = sources;
        for (var tap = 0; tap < layout.Taps; tap++)
        {
            for (var input = 0; input < layout.Inputs; input++)
            {
                for (var output = 0; output < layout.Outputs; output++)
                {
                    var (filter, turn) = Math.DivRem(output, C4Fields.Turns);
                    var (row, column) = Math.DivRem(tap, kernel);
                    for (var i = 0; i < turn; i++)
                    {
                        // What a quarter turn counterclockwise brings here was one row down for each column, counted from the right.
                        (row, column) = (column, kernel - 1 - row);
                    }

                    var (field, channel) = Math.DivRem(input, C4Fields.Turns);
                    var before = hasFields ? (field * C4Fields.Turns) + ((channel - turn + C4Fields.Turns) % C4Fields.Turns) : input;
                    *next = (((((row * kernel) + column) * layout.Inputs) + before) * _weight.Layout.Pitch) + filter;
                    next++;
                }
            }
        }

        return sources;
    }
}
