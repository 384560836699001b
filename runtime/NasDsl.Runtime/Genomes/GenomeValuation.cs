using NasDsl.Language.Diagnostics;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;
using NasDsl.Search.Tables;

namespace NasDsl.Genomes;

/// <summary>What expressions can ask about a genome that has not been trained. How long it takes on this machine is not known yet.</summary>
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
    public double? Cost(CostKind cost, string? device) => cost switch
    {
        CostKind.Latency when device is not null && genome.Space.Latencies.Find(device) is { } table => table.SecondsOf(genome.Graph),
        CostKind.Latency when device is not null && genome.Space.Latencies.IsLocal(device) => null,
        CostKind.Latency or CostKind.Energy => throw NasException.Of(
            DiagnosticCatalog.ProcedureUnknown, genome.Space.Model.Location, "a device that has to be measured", LatencyTables.Supported),
        _ => genome.Graph.CostOf(cost),
    };

    /// <inheritdoc/>
    public double? Metric(string name) => null;
}
