using NasDsl.Language.Expressions;
using NasDsl.Genomes;
using NasDsl.Language.Model;

namespace NasDsl.Search.Evaluation;

/// <summary>What expressions can ask about a candidate that has been trained.</summary>
internal sealed class TrialValuation(Genome genome, Metrics metrics) : IValuation
{
    private readonly GenomeValuation _genome = new(genome);

    /// <inheritdoc/>
    public Value? Gene(int gene) => _genome.Gene(gene);

    /// <inheritdoc/>
    public bool Holds(GeneCondition condition) => _genome.Holds(condition);

    /// <inheritdoc/>
    public double? Cost(CostKind cost) => _genome.Cost(cost);

    /// <inheritdoc/>
    public double? Metric(string name) => metrics.Find(name);
}
