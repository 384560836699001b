namespace NasDsl.Language.Catalog.Operations;

/// <summary>
/// The weighted sum of several inputs, which differ in their channels at most: those that an input lacks count as zeros. The weights are parameters of their own, which the optimiser
/// of a training leaves alone. This is how a network holds a choice (DARTS: Liu, Simonyan and Yang, 2019, section 2.2).
/// </summary>
public sealed class MixOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "mix";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Structure;

    /// <inheritdoc/>
    public override string Summary => "The weighted sum of inputs: a choice in a network that holds all candidates.";

    /// <inheritdoc/>
    public override int MaximumInputs => int.MaxValue;

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override bool IsWritable => false;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments)
    {
        var channels = inputs.Max(shape => shape.Channels);
        var widest = inputs[0].WithChannels(channels);
        return inputs.All(shape => shape.WithChannels(channels) == widest)
            ? widest
            : ShapeResult.Fail($"mix takes inputs that differ in their channels at most, and gets {string.Join(" and ", inputs.Distinct())}");
    }

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new(inputs.Count, inputs.Sum(shape => (long)shape.Size), 2 * inputs.Sum(shape => (long)shape.Size));
}
