using NasDsl.Language.Expressions;
using NasDsl.Genomes;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Search.Evaluation;

/// <summary>What expressions can ask about a candidate that has been trained.</summary>
/// <param name="genome">The candidate.</param>
/// <param name="metrics">What was measured, or null when it failed.</param>
/// <param name="latency">The seconds that one sample takes on this machine, or null when that was not measured.</param>
/// <param name="stalled">For the end of a search: the trials since the front has changed.</param>
internal sealed class TrialValuation(Genome genome, Metrics? metrics, double? latency = null, int stalled = 0) : IValuation
{
    private readonly GenomeValuation _genome = new(genome);

    /// <inheritdoc/>
    public Value? Gene(int gene) => _genome.Gene(gene);

    /// <inheritdoc/>
    public bool Holds(GeneCondition condition) => _genome.Holds(condition);

    /// <inheritdoc/>
    public double? Cost(CostKind cost, string? device) => _genome.Cost(cost, device) ?? (cost == CostKind.Latency ? latency : null);

    /// <inheritdoc/>
    public double? Metric(string name) => name == MetricCatalog.Stalled ? stalled : metrics?.Find(name);
}
