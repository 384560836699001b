using NasDsl.Genomes;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>A proposed network and who took part in it.</summary>
/// <param name="Genome">The network.</param>
/// <param name="Parts">The blueprint and the modules whose genes stand in it unchanged; none for a local step.</param>
internal sealed record Proposal(Genome Genome, IReadOnlyList<Individual> Parts);
