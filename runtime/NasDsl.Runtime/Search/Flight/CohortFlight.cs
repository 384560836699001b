using NasDsl.Search.Evaluation;

namespace NasDsl.Search.Flight;

/// <summary>All candidates that were asked for are measured together and become trials together.</summary>
/// <param name="cohort">Compares them.</param>
/// <param name="evaluation">Measures one of them.</param>
/// <param name="threads">How many are measured at once.</param>
internal sealed class CohortFlight(ICohort cohort, IEvaluation evaluation, int threads) : IFlight
{
    private readonly List<Candidate> _candidates = [];
    private int _round;

    /// <inheritdoc/>
    public int Count => _candidates.Count;

    /// <inheritdoc/>
    public int Capacity => cohort.CapacityOf(_round) - _candidates.Count;

    /// <inheritdoc/>
    public void Launch(IReadOnlyList<Candidate> candidates) => _candidates.AddRange(candidates);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Candidate>> LandAsync(CancellationToken cancellationToken)
    {
        // What is promoted depends on all candidates: a cohort that was recorded in part is trained once more, with the same results.
        if (!_candidates.TrueForAll(candidate => candidate.IsRecorded))
        {
            _candidates.ForEach(candidate => candidate.Forget());
            await cohort.EvaluateAsync(_round, _candidates, evaluation, threads, cancellationToken).ConfigureAwait(false);
        }

        Candidate[] landed = [.. _candidates];
        _round++;
        Clear();
        return landed;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Candidate>> AbandonAsync()
    {
        IReadOnlyList<Candidate> known = [.. _candidates.Where(candidate => candidate.Trial is { Status: not TrialStatus.Stopped })];
        Clear();
        return Task.FromResult(known);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Clear();
        return ValueTask.CompletedTask;
    }

    private void Clear()
    {
        _candidates.ForEach(candidate => candidate.Dispose());
        _candidates.Clear();
    }
}
