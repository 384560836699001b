using NasDsl.Language.Expressions;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Genomes;

/// <summary>What expressions can ask about a genome that has not been trained.</summary>
internal sealed class GenomeValuation(Genome genome) : IValuation
{
    /// <inheritdoc/>
    public Value? Gene(int gene) => genome.ValueOf(gene);

    /// <inheritdoc/>
    public bool Holds(GeneCondition condition) =>
        genome.IsActive(condition.Gene)
        && genome.IndexOf(condition.Gene) >= condition.From
        && genome.IndexOf(condition.Gene) <= condition.To;

    /// <inheritdoc/>
    public double? Cost(CostKind cost) => NetworkCosts.Of(genome.Network, cost);

    /// <inheritdoc/>
    public double? Metric(string name) => null;
}
