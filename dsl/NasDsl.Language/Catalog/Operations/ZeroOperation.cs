namespace NasDsl.Language.Catalog.Operations;

/// <summary>Zeros of the shape of the input: the absent edge of a cell, "none" in NAS-Bench-201 (Dong and Yang, 2020).</summary>
public sealed class ZeroOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "zero";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Structure;

    /// <inheritdoc/>
    public override string Summary => "Zeros of the shape of the input, and no gradient to it: an edge that is not there.";

    /// <inheritdoc/>
    public override bool IsZero => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) => inputs[0];

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) => default;

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;
}
