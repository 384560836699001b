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
    ];

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        SpatialWindow.Slide(Name, inputs[0], arguments.Int("kernel"), arguments.Int("stride"), arguments["padding"], arguments.Int("filters"));

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments)
    {
        var weights = (long)SpatialWindow.Cells(inputs[0], arguments.Int("kernel")) * inputs[0].Channels * output.Channels;
        return AffineCost.Of(weights, output, arguments.Flag("bias"));
    }
}
