namespace NasDsl.Language.Catalog.Operations;

/// <summary>Positional encoding: sines and cosines of the place are added (Vaswani et al., "Attention is all you need", 2017, section 3.5).</summary>
public sealed class PositionalOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "positional";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Embedding;

    /// <inheritdoc/>
    public override string Summary => "Adds sines and cosines of the place to a signal, so that attention can tell places apart (Vaswani et al., 2017).";

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) => SequenceShape.Check(Name, inputs[0]) ?? inputs[0];

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) => new(0, 0, output.Size);

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;
}
