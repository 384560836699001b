namespace NasDsl.Language.Catalog.Operations;

/// <summary>The product of several inputs of one shape.</summary>
public sealed class MulOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "mul";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Structure;

    /// <inheritdoc/>
    public override string Summary => "The product of inputs of one shape, number by number: the merge of parallel(mul), such as a gate.";

    /// <inheritdoc/>
    public override int MinimumInputs => 2;

    /// <inheritdoc/>
    public override int MaximumInputs => int.MaxValue;

    /// <inheritdoc/>
    public override bool IsNonlinear => true;

    /// <inheritdoc/>
    public override bool IsWritable => false;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        inputs.All(shape => shape == inputs[0])
            ? inputs[0]
            : ShapeResult.Fail($"'mul' takes inputs of one shape, and gets {string.Join(" and ", inputs.Distinct())}");

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new(0, 0, (long)(inputs.Count - 1) * output.Size);

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;
}
