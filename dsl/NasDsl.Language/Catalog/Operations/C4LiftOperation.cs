namespace NasDsl.Language.Catalog.Operations;

/// <summary>Convolution from an image to fields over the group C4 (Cohen and Welling, 2016, section 6.1): each filter is used in all four turns.</summary>
public sealed class C4LiftOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "c4lift";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Convolution;

    /// <inheritdoc/>
    public override string Summary => "Convolution with each filter in all four quarter turns, from an image to fields of four channels (Cohen and Welling, 2016).";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters => C4Fields.ConvolutionParameters;

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        C4Fields.CheckImage(Name, inputs[0]) ?? C4Fields.Slide(Name, inputs[0], arguments);

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) => C4Fields.Cost(inputs[0], output, arguments);
}
