namespace NasDsl.Language.Catalog.Operations;

/// <summary>The channels of several inputs side by side.</summary>
public sealed class ConcatOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "concat";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Structure;

    /// <inheritdoc/>
    public override string Summary => "The channels of several inputs side by side: the merge of parallel(concat).";

    /// <inheritdoc/>
    public override int MinimumInputs => 2;

    /// <inheritdoc/>
    public override int MaximumInputs => int.MaxValue;

    /// <inheritdoc/>
    public override bool IsWritable => false;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        inputs.All(shape => shape.WithChannels(1) == inputs[0].WithChannels(1))
            ? inputs[0].WithChannels(inputs.Sum(shape => shape.Channels))
            : ShapeResult.Fail($"'concat' takes inputs of one height and width, and gets {string.Join(" and ", inputs.Distinct())}");

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) => default;
}
