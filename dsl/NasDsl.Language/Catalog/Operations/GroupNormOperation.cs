using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog.Operations;

/// <summary>Group normalisation (Wu and He, 2018).</summary>
public sealed class GroupNormOperation : SampleNormOperation
{
    /// <inheritdoc/>
    public override string Name => "groupnorm";

    /// <inheritdoc/>
    public override string Summary => "Brings groups of channels of each sample to mean 0 and variance 1, then scales and shifts each channel (Wu and He, 2018).";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("groups", "How many groups the channels are cut into; 1 takes all of a sample together."),
    ];

    /// <inheritdoc/>
    public override bool RestrictsChannels(Func<string, Value?> constantOf) => constantOf("groups")?.Number != 1;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        ChannelGroups.Divide(Name, arguments.Int("groups"), inputs[0]) is { } error ? ShapeResult.Fail(error) : inputs[0];
}
