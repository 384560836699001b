namespace NasDsl.Language.Catalog.Operations;

/// <summary>A learned vector for each token of the vocabulary (Bengio et al., "A neural probabilistic language model", 2003).</summary>
public sealed class EmbeddingOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "embedding";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Embedding;

    /// <inheritdoc/>
    public override string Summary => "A learned vector for each token: tokens become a signal.";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("size", "The length of each vector: the channels of the output."),
    ];

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override bool TakesTokens => true;

    /// <inheritdoc/>
    public override string? WidthParameter => "size";

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        inputs[0].IsTokens
            ? Shape.Signal(inputs[0].Width, arguments.Int("size"))
            : ShapeResult.Fail($"'embedding' takes tokens, and gets {inputs[0]}; declare the input as tokens(length, vocabulary), or leave it out");

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new((long)inputs[0].Vocabulary * output.Channels, 0, 0);
}
