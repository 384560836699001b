using NasDsl.Genomes;
using NasDsl.Search;

namespace NasDsl.Benchmarks.Coevolution;

/// <summary>A search whose answer is known: every candidate has a value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Space">The candidates.</param>
/// <param name="Value">What a search is told, to be maximised.</param>
/// <param name="Score">What the candidate is really worth; mostly the same.</param>
/// <param name="Best">The greatest score of all candidates.</param>
/// <param name="Unit">What regret is measured in.</param>
internal sealed record KnownProblem(string Name, Space Space, Func<Genome, double> Value, Func<Genome, double> Score, double Best, double Unit)
{
    /// <summary>What else is measured of a candidate.</summary>
    public Func<Genome, (Metrics Metrics, RowSet Right)>? Measured { get; init; }
}
