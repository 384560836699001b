using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using NasDsl.Search.Evaluation;

namespace NasDsl.Search.Flight;

/// <summary>
/// Candidates that nothing compares are measured side by side and become trials one by one, in the order of their numbers: one that is ready early waits for those before it. So
/// how many are in flight is what the strategy asks for, and not which thread was first.
/// </summary>
internal sealed class WindowFlight : IFlight
{
    private readonly IEvaluation _evaluation;
    private readonly int _epochs;
    private readonly MedianStopping? _stopping;
    private readonly Queue<(Candidate Candidate, Work? Work)> _flight = [];
    private readonly BlockingCollection<Work> _work = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _workers;

    /// <summary>Begins.</summary>
    /// <param name="evaluation">Measures one candidate.</param>
    /// <param name="epochs">How long a candidate is trained.</param>
    /// <param name="stopping">What stops those that fall behind, or null.</param>
    /// <param name="threads">How many candidates are measured at once; a single one is measured when its trial is waited for.</param>
    public WindowFlight(IEvaluation evaluation, int epochs, MedianStopping? stopping, int threads)
    {
        _evaluation = evaluation;
        _epochs = epochs;
        _stopping = stopping;

        // Threads of their own: training would starve the pool that the caller's program may need.
        _workers = [.. Enumerable.Range(0, threads > 1 ? threads : 0).Select(_ =>
            Task.Factory.StartNew(RunWork, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
    }

    /// <inheritdoc/>
    public int Count => _flight.Count;

    /// <inheritdoc/>
    public int Capacity => int.MaxValue;

    /// <inheritdoc/>
    public void Launch(IReadOnlyList<Candidate> candidates)
    {
        var evaluate = _stopping?.Begin() ?? EvaluateWhole;
        var work = new Dictionary<Candidate, Work>();
        foreach (var group in _evaluation.Group([.. candidates.Where(candidate => !candidate.IsRecorded || _evaluation.IsCumulative)]))
        {
            var one = new Work(group, evaluate);
            foreach (var candidate in group)
            {
                work.Add(candidate, one);
            }

            if (_workers.Length > 0)
            {
                _work.Add(one, CancellationToken.None);
            }
        }

        foreach (var candidate in candidates)
        {
            _flight.Enqueue((candidate, work.GetValueOrDefault(candidate)));
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Candidate>> LandAsync(CancellationToken cancellationToken)
    {
        var (candidate, work) = _flight.Peek();
        if (work is { Done.Task.IsCompleted: false } && _workers.Length == 0)
        {
            work.Evaluate(work.Group, _evaluation, cancellationToken);
            work.Done.SetResult(null);
        }
        else if (work is not null && await work.Done.Task.WaitAsync(cancellationToken).ConfigureAwait(false) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        _flight.Dequeue();
        if (candidate.Trial is { } trial)
        {
            _stopping?.Learn(trial);
        }

        return [candidate];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Candidate>> AbandonAsync()
    {
        _work.CompleteAdding();
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_workers).ConfigureAwait(false);
        Candidate[] known = [.. _flight.Select(item => item.Candidate).Where(candidate => candidate.Trial is not null and not { Status: TrialStatus.Stopped })];
        while (_flight.TryDequeue(out var item))
        {
            item.Candidate.Dispose();
        }

        return known;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await AbandonAsync().ConfigureAwait(false);
        _work.Dispose();
        _stop.Dispose();
    }

    private void EvaluateWhole(IReadOnlyList<Candidate> group, IEvaluation evaluation, CancellationToken cancellationToken) =>
        evaluation.Evaluate(group, Rung.Whole(_epochs), cancellationToken);

    private void RunWork()
    {
        foreach (var item in _work.GetConsumingEnumerable(CancellationToken.None))
        {
            try
            {
                _stop.Token.ThrowIfCancellationRequested();
                item.Evaluate(item.Group, _evaluation, _stop.Token);
                item.Done.SetResult(null);
            }
            catch (Exception failure)
            {
                // It is thrown again where the trial is waited for, if it still is.
                item.Done.SetResult(failure);
            }
        }
    }

    private sealed class Work(IReadOnlyList<Candidate> group, Action<IReadOnlyList<Candidate>, IEvaluation, CancellationToken> evaluate)
    {
        public IReadOnlyList<Candidate> Group { get; } = group;

        public Action<IReadOnlyList<Candidate>, IEvaluation, CancellationToken> Evaluate { get; } = evaluate;

        /// <summary>Completed when the trials of the group are known, or with what prevented them.</summary>
        public TaskCompletionSource<Exception?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
