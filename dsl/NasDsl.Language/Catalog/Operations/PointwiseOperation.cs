namespace NasDsl.Language.Catalog.Operations;

/// <summary>Convolution with a window of one cell.</summary>
public sealed class PointwiseOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "pointwise";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Convolution;

    /// <inheritdoc/>
    public override string Summary => "Convolution with a window of one cell: an affine map of the channels at every place.";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("filters", "The channels of the output."),
        ParameterDefinition.Integer("stride", 1, "The step along each axis."),
        ParameterDefinition.Boolean("bias", true, "Whether each channel of the output has an offset."),
    ];

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        SpatialWindow.Slide(Name, inputs[0], 1, arguments.Int("stride"), Model.Value.Of(SpatialWindow.Same), arguments.Int("filters"));

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        AffineCost.Of((long)inputs[0].Channels * output.Channels, output, arguments.Flag("bias"));
}
