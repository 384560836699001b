using NasDsl.Language.Model;

namespace NasDsl.Genomes;

/// <summary>One gene in two spaces.</summary>
/// <param name="From">The gene as it was.</param>
/// <param name="To">The gene as it is.</param>
public sealed record GenePair(GeneModel From, GeneModel To);
