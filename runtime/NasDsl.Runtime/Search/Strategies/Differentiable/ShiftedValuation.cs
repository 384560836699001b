using NasDsl.Genomes;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;
using NasDsl.Search.Evaluation;

namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>What expressions can ask about a candidate, one of whose metrics is a little greater or less than measured.</summary>
/// <param name="genome">The candidate.</param>
/// <param name="metrics">What was measured.</param>
/// <param name="metric">The metric.</param>
/// <param name="difference">What it is greater by.</param>
internal sealed class ShiftedValuation(Genome genome, Metrics metrics, string metric, double difference) : IValuation
{
    private readonly TrialValuation _measured = new(genome, metrics);

    /// <inheritdoc/>
    public Value? Gene(int gene) => _measured.Gene(gene);

    /// <inheritdoc/>
    public bool Holds(GeneCondition condition) => _measured.Holds(condition);

    /// <inheritdoc/>
    public double? Cost(CostKind cost, string? device) => _measured.Cost(cost, device);

    /// <inheritdoc/>
    public double? Metric(string name) => name == metric ? _measured.Metric(name) + difference : _measured.Metric(name);
}
