namespace NasDsl.Language.Catalog.Operations;

/// <summary>Dropout (Srivastava et al., 2014).</summary>
public sealed class DropoutOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "dropout";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Regularization;

    /// <inheritdoc/>
    public override string Summary => "While training, sets numbers to 0 at random and scales up the rest; nothing afterwards (Srivastava et al., 2014).";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Real("rate", 0.5, 0, 0.99, "The share of numbers that is dropped."),
    ];

    /// <inheritdoc/>
    public override bool CanVanish => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) => inputs[0];

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) => default;

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;

    /// <inheritdoc/>
    public override bool IsIdentity(Shape input, OperationArguments arguments) => arguments.Real("rate") == 0;
}
