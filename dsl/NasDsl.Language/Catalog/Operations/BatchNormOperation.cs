namespace NasDsl.Language.Catalog.Operations;

/// <summary>Batch normalisation (Ioffe and Szegedy, 2015).</summary>
public sealed class BatchNormOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "batchnorm";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Normalization;

    /// <inheritdoc/>
    public override string Summary => "Brings each channel to mean 0 and variance 1 over the batch, then scales and shifts it (Ioffe and Szegedy, 2015).";

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) => inputs[0];

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new(2L * output.Channels, output.Size, 2L * output.Size);

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;
}
