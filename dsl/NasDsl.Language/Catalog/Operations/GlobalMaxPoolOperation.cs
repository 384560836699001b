namespace NasDsl.Language.Catalog.Operations;

/// <summary>The greatest number of each channel over all places.</summary>
public sealed class GlobalMaxPoolOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "globalmaxpool";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Pooling;

    /// <inheritdoc/>
    public override string Summary => "The greatest number of each channel over all places: an image or a signal becomes a vector.";

    /// <inheritdoc/>
    public override bool IsNonlinear => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        inputs[0].Rank >= 2
            ? Shape.Vector(inputs[0].Channels)
            : ShapeResult.Fail($"'globalmaxpool' takes an image or a signal, and gets a vector of {inputs[0]}; leave it out");

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new(0, 0, inputs[0].Size);
}
