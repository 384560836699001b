namespace NasDsl.Language.Catalog.Operations;

/// <summary>Nothing at all.</summary>
public sealed class IdentityOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "identity";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Structure;

    /// <inheritdoc/>
    public override string Summary => "Changes nothing.";

    /// <inheritdoc/>
    public override bool CanVanish => true;

    /// <inheritdoc/>
    public override bool TakesTokens => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments) => inputs[0];

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) => default;

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;

    /// <inheritdoc/>
    public override bool IsIdentity(Shape input, OperationArguments arguments) => true;
}
