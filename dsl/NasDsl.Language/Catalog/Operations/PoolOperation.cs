using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog.Operations;

/// <summary>A window that slides over an image or a signal and answers one number for each channel. Cells outside the input do not count.</summary>
public abstract class PoolOperation : Operation
{
    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Pooling;

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("kernel", 2, "The size of the window along each axis."),
        ParameterDefinition.Integer("stride", 0, "The step of the window along each axis; 0 stands for the size of the window.", 0),
        SpatialWindow.Padding,
    ];

    /// <summary>The step of the window, with 0 resolved.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The step.</returns>
    public static int StrideOf(OperationArguments arguments) =>
        arguments.Int("stride") is > 0 and var stride ? stride : arguments.Int("kernel");

    /// <inheritdoc/>
    public override bool CanVanish => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        SpatialWindow.Slide(Name, inputs[0], arguments.Int("kernel"), StrideOf(arguments), arguments["padding"], inputs[0].Channels);

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new(0, 0, (long)SpatialWindow.Cells(inputs[0], arguments.Int("kernel")) * output.Size);

    /// <inheritdoc/>
    public override bool IsIdentity(Shape input, OperationArguments arguments) =>
        StrideOf(arguments) >= 1
        && ((arguments.Int("kernel") == 1 && StrideOf(arguments) == 1)
            || (input.Positions == 1 && arguments["padding"] == Value.Of(SpatialWindow.Same)));
}
