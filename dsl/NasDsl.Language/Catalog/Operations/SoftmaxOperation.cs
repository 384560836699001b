namespace NasDsl.Language.Catalog.Operations;

/// <summary>Shares of the exponentials over the channels of each place, or over all numbers of a vector.</summary>
public sealed class SoftmaxOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "softmax";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Activation;

    /// <inheritdoc/>
    public override string Summary => "At each place the exponential of each channel, divided by their sum; over all numbers of a vector.";

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) => inputs[0];

    /// <inheritdoc/>
    /// <remarks>The exponential of a number, its part of the sum, and the quotient.</remarks>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new(0, 0, 3L * output.Size);

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;
}
