namespace NasDsl.Language.Catalog.Operations;

/// <summary>All numbers in one vector.</summary>
public sealed class FlattenOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "flatten";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Structure;

    /// <inheritdoc/>
    public override string Summary => "Puts all numbers into one vector, row by row, channels innermost.";

    /// <inheritdoc/>
    public override bool CanVanish => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) => Shape.Vector(inputs[0].Size);

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) => default;

    /// <inheritdoc/>
    /// <remarks>The numbers stay where they are.</remarks>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;

    /// <inheritdoc/>
    public override bool IsIdentity(Shape input, OperationArguments arguments) => input.Rank == 1;
}
