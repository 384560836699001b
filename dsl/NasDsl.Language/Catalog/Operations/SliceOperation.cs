namespace NasDsl.Language.Catalog.Operations;

/// <summary>The first channels of the input: with <see cref="MixOperation"/> the choice of a width (channel masking: Wan et al., "FBNetV2", 2020, section 3.1).</summary>
public sealed class SliceOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "slice";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Structure;

    /// <inheritdoc/>
    public override string Summary => "The first channels of the input: a narrower width in a network that holds all candidates.";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } = [ParameterDefinition.Integer("channels", "How many channels stay.")];

    /// <inheritdoc/>
    public override bool IsWritable => false;

    /// <inheritdoc/>
    public override bool CanVanish => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments)
    {
        var channels = arguments.Int("channels");
        return channels <= inputs[0].Channels
            ? inputs[0].WithChannels(channels)
            : ShapeResult.Fail($"slice keeps {channels} channels, and {inputs[0]} has fewer");
    }

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) => default;

    /// <inheritdoc/>
    public override bool IsIdentity(Shape input, OperationArguments arguments) => arguments.Int("channels") == input.Channels;
}
