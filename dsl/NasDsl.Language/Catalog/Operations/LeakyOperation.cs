namespace NasDsl.Language.Catalog.Operations;

/// <summary>Leaky rectified linear unit: the number, or the slope times the number where it is negative (Maas, Hannun and Ng, 2013).</summary>
public sealed class LeakyOperation : ElementwiseOperation
{
    /// <inheritdoc/>
    public override string Name => "leaky";

    /// <inheritdoc/>
    public override string Summary => "Leaky rectified linear unit: the number, or the slope times the number where it is negative (Maas, Hannun and Ng, 2013).";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Real("slope", 0.01, 0, 1, "What negative numbers are multiplied by."),
    ];

    /// <inheritdoc/>
    public override bool CanVanish => true;

    /// <inheritdoc/>
    public override bool IsIdentity(Shape input, OperationArguments arguments) => arguments.Real("slope") == 1;
}
