using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog.Operations;

/// <summary>
/// Multi-head self-attention (Vaswani et al., "Attention is all you need", 2017, section 3.2): <c>softmax(Q K' / root(d)) V</c> for each head of d channels, with linear maps before and behind.
/// </summary>
public sealed class AttentionOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "attention";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Attention;

    /// <inheritdoc/>
    public override string Summary => "Multi-head self-attention: every place of a signal takes from all places what resembles it (Vaswani et al., 2017).";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("heads", "How many parts the channels are split into, each with weights of its own over the places; a divisor of the channels."),
        ParameterDefinition.Boolean("bias", true, "Whether the linear maps have offsets."),
    ];

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override bool IsNonlinear => true;

    /// <inheritdoc/>
    public override bool RestrictsChannels(Func<string, Value?> constantOf) => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments)
    {
        var input = inputs[0];
        var heads = arguments.Int("heads");
        return SequenceShape.Check(Name, input)
            ?? (input.Channels % heads == 0
                ? input
                : ShapeResult.Fail($"'attention' splits the channels into {heads} equal heads, and gets {input}; use a number of heads that divides {input.Channels}"));
    }

    /// <summary>
    /// Three maps to queries, keys and values and one behind; each query meets each key, and each weight each value. The softmax is one function of each weight.
    /// </summary>
    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments)
    {
        long length = output.Width;
        long channels = output.Channels;
        var offsets = arguments.Flag("bias") ? 4 * channels : 0;
        var macs = (4 * length * channels * channels) + (2 * length * length * channels);
        return new OperationCost((4 * channels * channels) + offsets, macs, (2 * macs) + (length * offsets) + (arguments.Int("heads") * length * length));
    }

    /// <summary>Queries, keys, values and what each place hears; of one head at a time the weights of all places over all places, and its numbers turned for both products.</summary>
    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments)
    {
        long length = output.Width;
        long channels = output.Channels;
        return new OperationMemory(false, (4 * length * channels) + (length * length) + (2 * length * (channels / arguments.Int("heads"))));
    }
}
