using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog.Operations;

/// <summary>Convolution over an image or a signal.</summary>
public sealed class ConvOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "conv";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Convolution;

    /// <inheritdoc/>
    public override string Summary => "Convolution with a square window over an image, or a window along a signal.";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("filters", "The channels of the output."),
        ParameterDefinition.Integer("kernel", 3, "The size of the window along each axis."),
        ParameterDefinition.Integer("stride", 1, "The step of the window along each axis."),
        SpatialWindow.Padding,
        ParameterDefinition.Boolean("bias", true, "Whether each channel of the output has an offset."),
        SpatialWindow.Dilation,
        ParameterDefinition.Integer("groups", 1, "How many groups the channels are cut into; a group of the output takes the same group of the input alone."),
    ];

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override bool RestrictsChannels(Func<string, Value?> constantOf) => constantOf("groups")?.Number != 1;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments)
    {
        var (filters, groups) = (arguments.Int("filters"), arguments.Int("groups"));
        var reach = SpatialWindow.Reach(arguments.Int("kernel"), arguments.Int("dilation"));
        var result = SpatialWindow.Slide(Name, inputs[0], reach, arguments.Int("stride"), arguments["padding"], filters);
        return result.Error is not null || groups == 1 ? result
            : ChannelGroups.Divide(Name, groups, inputs[0]) is { } error ? ShapeResult.Fail(error)
            : filters % groups != 0 ? ShapeResult.Fail($"'conv' in {groups} groups makes channels that {groups} divides, and filters is {filters}; choose groups that divide the filters")
            : result;
    }

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments)
    {
        var weights = (long)SpatialWindow.Cells(inputs[0], arguments.Int("kernel")) * inputs[0].Channels / arguments.Int("groups") * output.Channels;
        return AffineCost.Of(weights, output, arguments.Flag("bias"));
    }
}
