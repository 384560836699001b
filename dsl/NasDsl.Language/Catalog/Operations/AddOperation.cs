namespace NasDsl.Language.Catalog.Operations;

/// <summary>The sum of several inputs of one shape.</summary>
public sealed class AddOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "add";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Structure;

    /// <inheritdoc/>
    public override string Summary => "The sum of inputs of one shape: the merge of residual and parallel(add).";

    /// <inheritdoc/>
    public override int MinimumInputs => 2;

    /// <inheritdoc/>
    public override int MaximumInputs => int.MaxValue;

    /// <inheritdoc/>
    public override bool IsWritable => false;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        inputs.All(shape => shape == inputs[0])
            ? inputs[0]
            : ShapeResult.Fail($"'add' takes inputs of one shape, and gets {string.Join(" and ", inputs.Distinct())}");

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new(0, 0, (long)(inputs.Count - 1) * output.Size);

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;
}
