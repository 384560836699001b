using NasDsl.Language.Model;

namespace NasDsl.Language.Expressions;

/// <summary>Knows nothing: for expressions over constants.</summary>
internal sealed class EmptyValuation : IValuation
{
    private EmptyValuation()
    {
    }

    /// <summary>The only one there is.</summary>
    public static EmptyValuation Instance { get; } = new();

    /// <inheritdoc/>
    public Value? Gene(int gene) => null;

    /// <inheritdoc/>
    public bool Holds(GeneCondition condition) => false;

    /// <inheritdoc/>
    public double? Cost(CostKind cost, string? device) => null;

    /// <inheritdoc/>
    public double? Metric(string name) => null;
}
