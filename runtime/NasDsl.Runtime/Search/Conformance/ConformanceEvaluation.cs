using NasDsl.Language.Model;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Strategies;

namespace NasDsl.Search.Conformance;

/// <summary>Measures candidates by a formula: each gene has a value that is best, and every epoch helps. It takes as long as it is told to.</summary>
/// <param name="search">The search.</param>
/// <param name="failure">Why the candidate of a number fails, or null for one that does not.</param>
/// <param name="delay">For how long a candidate of a number is trained.</param>
internal sealed class ConformanceEvaluation(SearchDefinition search, Func<int, Exception?> failure, Func<int, TimeSpan> delay) : IEvaluation
{
    private readonly ObjectiveMeter _meter = new(search.Model.Objectives);
    private int _measured;

    /// <summary>How many candidates have been measured.</summary>
    public int Measured => _measured;

    /// <summary>What a candidate is worth.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="epochs">How long it is trained.</param>
    /// <returns>Its accuracy.</returns>
    public static double AccuracyOf(Candidate candidate, int epochs)
    {
        var genome = candidate.Genome;
        var error = 0.1 / epochs;
        var places = 0;
        foreach (var gene in genome.Space.Genes.Where(gene => genome.IsActive(gene.Index)))
        {
            places++;
            error += gene.Domain is RealDomain real
                ? Math.Abs(genome.Values[gene.Index] - ((real.Minimum + real.Maximum) / 2)) / (real.Maximum - real.Minimum)
                : (genome.Values[gene.Index] + gene.Index) % 3 / 3;
        }

        return 1 / (1 + error + (0.1 * places));
    }

    /// <inheritdoc/>
    public void Evaluate(IReadOnlyList<Candidate> group, Rung rung, CancellationToken cancellationToken)
    {
        foreach (var candidate in group)
        {
            Evaluate(candidate, rung, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public StrategyTraining? Training(CancellationToken cancellationToken) => null;

    /// <inheritdoc/>
    public Champion? Crown(Trial trial, Action testing, CancellationToken cancellationToken) => null;

    private void Evaluate(Candidate candidate, Rung rung, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _measured);
        cancellationToken.WaitHandle.WaitOne(delay(candidate.Id));
        cancellationToken.ThrowIfCancellationRequested();
        if (failure(candidate.Id) is { } thrown)
        {
            candidate.Fail(rung.Epochs, FailureText.Of(thrown));
            return;
        }

        var accuracy = AccuracyOf(candidate, rung.Epochs);
        _meter.Measure(candidate, rung.Epochs, new Metrics(1 - accuracy, accuracy, null, null));
        if (rung.Epochs >= search.Model.Recipe.Epochs)
        {
            candidate.Finish();
        }
    }
}
