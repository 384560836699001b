namespace NasDsl.Language.Catalog.Operations;

/// <summary>A normalisation of each sample by itself: it does the same in training and afterwards, and its statistics are part of what it costs.</summary>
public abstract class SampleNormOperation : Operation
{
    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Normalization;

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    /// <remarks>Dividing by a deviation that depends on the sample is no affine map.</remarks>
    public override bool IsNonlinear => true;

    /// <inheritdoc/>
    /// <remarks>For each number: its part of the mean, the difference to it and its part of the squares (a multiply-accumulate), then the quotient and the scaling (another one).</remarks>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new(2L * output.Channels, 2L * output.Size, 7L * output.Size);

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;
}
