namespace NasDsl.Language.Catalog.Operations;

/// <summary>Convolution of each channel by itself.</summary>
public sealed class DepthwiseOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "depthwise";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Convolution;

    /// <inheritdoc/>
    public override string Summary => "Convolution of each channel with a window of its own.";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("kernel", 3, "The size of the window along each axis."),
        ParameterDefinition.Integer("stride", 1, "The step of the window along each axis."),
        SpatialWindow.Padding,
        ParameterDefinition.Boolean("bias", true, "Whether each channel has an offset."),
        SpatialWindow.Dilation,
    ];

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        SpatialWindow.Slide(
            Name,
            inputs[0],
            SpatialWindow.Reach(arguments.Int("kernel"), arguments.Int("dilation")),
            arguments.Int("stride"),
            arguments["padding"],
            inputs[0].Channels);

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments)
    {
        var weights = (long)SpatialWindow.Cells(inputs[0], arguments.Int("kernel")) * output.Channels;
        return AffineCost.Of(weights, output, arguments.Flag("bias"));
    }
}
