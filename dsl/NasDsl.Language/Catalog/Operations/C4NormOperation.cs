using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog.Operations;

/// <summary>Batch normalisation of fields over the group C4: the four channels of a field share their mean, variance, scale and offset, so that turns stay turns (Cohen and Welling, 2016).</summary>
public sealed class C4NormOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "c4norm";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Normalization;

    /// <inheritdoc/>
    public override string Summary => "Batch normalisation of fields of four channels, which share their mean, variance, scale and offset (Cohen and Welling, 2016).";

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override bool RestrictsChannels(Func<string, Value?> constantOf) => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) => C4Fields.Check(Name, inputs[0]) ?? inputs[0];

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new(2L * (output.Channels / C4Fields.Turns), output.Size, 2L * output.Size);

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;
}
