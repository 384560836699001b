namespace NasDsl.Language.Catalog.Operations;

/// <summary>Squeeze-and-excitation (Hu, Shen and Sun, 2018): scales each channel by what all channels say about it.</summary>
public sealed class SqueezeExciteOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "squeezeexcite";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Attention;

    /// <inheritdoc/>
    public override string Summary => "Scales each channel by sigmoid(linear(relu(linear(the means of all channels)))) (squeeze-and-excitation: Hu, Shen and Sun, 2018).";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("reduction", 4, "How many times fewer numbers lie between the two linear maps; there is at least one."),
    ];

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override bool IsNonlinear => true;

    /// <summary>The numbers between the two linear maps.</summary>
    /// <param name="channels">The channels of the input.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>How many.</returns>
    public static int Hidden(int channels, OperationArguments arguments) => Math.Max(1, channels / arguments.Int("reduction"));

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        inputs[0].Rank >= 2
            ? inputs[0]
            : ShapeResult.Fail($"'squeezeexcite' takes an image or a signal, and gets a vector of {inputs[0]}; put it before globalavgpool or flatten");

    /// <inheritdoc/>
    /// <remarks>The means and the scaling touch each number once; between them are two linear maps with offsets and two activations.</remarks>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments)
    {
        var hidden = (long)Hidden(output.Channels, arguments);
        var weights = 2 * hidden * output.Channels;
        return new OperationCost(weights + hidden + output.Channels, weights, (2L * output.Size) + (2 * weights) + (2 * (hidden + output.Channels)));
    }

    /// <summary>The means, what lies between the two linear maps, and the factor of each channel.</summary>
    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) =>
        new(true, (2L * output.Channels) + Hidden(output.Channels, arguments));
}
