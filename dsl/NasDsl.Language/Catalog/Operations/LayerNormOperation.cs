namespace NasDsl.Language.Catalog.Operations;

/// <summary>Layer normalisation (Ba, Kiros and Hinton, 2016).</summary>
public sealed class LayerNormOperation : SampleNormOperation
{
    /// <inheritdoc/>
    public override string Name => "layernorm";

    /// <inheritdoc/>
    public override string Summary => "Brings the channels of each place to mean 0 and variance 1, then scales and shifts each (Ba, Kiros and Hinton, 2016); all numbers of a vector.";

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) => inputs[0];
}
