using NasDsl.Genomes;
using NasDsl.Networks;
using NasDsl.Search;

namespace NasDsl.Externs;

/// <summary>What an objective that is written in C# measures.</summary>
/// <param name="Genome">The candidate, with the genes of the recipe. The generated types of spaces read it by their <c>FromGenome</c>.</param>
/// <param name="Network">Its network, with its costs.</param>
/// <param name="Metrics">What was measured on the validation rows, metrics written in C# too.</param>
public sealed record ExternCandidate(Genome Genome, Network Network, Metrics Metrics);
