namespace NasDsl.Language.Catalog.Operations;

/// <summary>A function of single numbers: keeps the shape, has no weights, costs one operation for each number.</summary>
public abstract class ElementwiseOperation : Operation
{
    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Activation;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) => inputs[0];

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new(0, 0, output.Size);

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;
}
