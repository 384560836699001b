using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog.Operations;

/// <summary>Pooling over the group C4 (Cohen and Welling, 2016, section 6.3): the greatest of the four channels of each field, which turns with the image and with nothing else.</summary>
public sealed class C4PoolOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "c4pool";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Pooling;

    /// <inheritdoc/>
    public override string Summary => "The greatest of the four channels of each field: from fields over the group of quarter turns to an image (Cohen and Welling, 2016).";

    /// <inheritdoc/>
    public override bool IsNonlinear => true;

    /// <inheritdoc/>
    public override bool RestrictsChannels(Func<string, Value?> constantOf) => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        C4Fields.Check(Name, inputs[0]) ?? inputs[0].WithChannels(inputs[0].Channels / C4Fields.Turns);

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) => new(0, 0, inputs[0].Size);
}
