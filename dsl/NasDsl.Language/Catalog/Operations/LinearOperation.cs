namespace NasDsl.Language.Catalog.Operations;

/// <summary>Affine map of a vector.</summary>
public sealed class LinearOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "linear";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Linear;

    /// <inheritdoc/>
    public override string Summary => "Affine map of a vector.";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("units", "The length of the output; the word classes stands for the number of classes."),
        ParameterDefinition.Boolean("bias", true, "Whether each number of the output has an offset."),
    ];

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) =>
        inputs[0].Rank == 1
            ? Shape.Vector(arguments.Int("units"))
            : ShapeResult.Fail($"'linear' takes a vector, and gets {inputs[0]}; put globalavgpool or flatten before it");

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        AffineCost.Of((long)inputs[0].Size * output.Size, output, arguments.Flag("bias"));
}
