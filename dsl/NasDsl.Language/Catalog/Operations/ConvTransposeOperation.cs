namespace NasDsl.Language.Catalog.Operations;

/// <summary>Transposed convolution: the adjoint of a convolution's linear map, which takes each place of the input to a window of the output.</summary>
public sealed class ConvTransposeOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "convtranspose";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Convolution;

    /// <inheritdoc/>
    public override string Summary => "Transposed convolution: adds a window, times the number, to the output for each place of the input, as many places apart as the stride.";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("filters", "The channels of the output."),
        ParameterDefinition.Integer("kernel", 2, "The size of the window along each axis."),
        ParameterDefinition.Integer("stride", 2, "Places of the output from one window to the next, along each axis."),
        ParameterDefinition.Word(
            "padding",
            SpatialWindow.Same,
            [SpatialWindow.Same, SpatialWindow.Valid],
            "same: the output has stride times the size of the input; valid: every window is whole."),
        ParameterDefinition.Boolean("bias", true, "Whether each channel of the output has an offset."),
    ];

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments)
    {
        var input = inputs[0];
        var (kernel, stride) = (arguments.Int("kernel"), arguments.Int("stride"));
        long SizeOf(int size) => arguments["padding"].Symbol == SpatialWindow.Valid ? ((long)(size - 1) * stride) + kernel : (long)size * stride;
        return input.Rank >= 2
            ? SpatialWindow.Grown(Name, input, input.Rank == 3 ? SizeOf(input.Height) : 1, SizeOf(input.Width), arguments.Int("filters"))
            : ShapeResult.Fail($"'convtranspose' takes an image or a signal, and gets a vector of {input}; put it before globalavgpool or flatten");
    }

    /// <inheritdoc/>
    /// <remarks>Each weight meets each place of the input once.</remarks>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments)
    {
        var bias = arguments.Flag("bias");
        var weights = (long)SpatialWindow.Cells(inputs[0], arguments.Int("kernel")) * inputs[0].Channels * output.Channels;
        var macs = weights * inputs[0].Positions;
        return new OperationCost(weights + (bias ? output.Channels : 0), macs, (2 * macs) + (bias ? output.Size : 0));
    }
}
