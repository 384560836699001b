using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog.Operations;

/// <summary>
/// Convolution from fields to fields over the group C4 (Cohen and Welling, 2016, section 6.1): each filter is used in all four turns, and with each turn the channels of the fields that it looks at move on.
/// </summary>
public sealed class C4ConvOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "c4conv";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Convolution;

    /// <inheritdoc/>
    public override string Summary => "Convolution over the group of quarter turns, from fields of four channels to such fields (Cohen and Welling, 2016).";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters => C4Fields.ConvolutionParameters;

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override bool RestrictsChannels(Func<string, Value?> constantOf) => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        C4Fields.Check(Name, inputs[0]) ?? C4Fields.Slide(Name, inputs[0], arguments);

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) => C4Fields.Cost(inputs[0], output, arguments);
}
