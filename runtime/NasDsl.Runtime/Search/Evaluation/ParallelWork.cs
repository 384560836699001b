namespace NasDsl.Search.Evaluation;

/// <summary>Works through independent items on several threads.</summary>
internal static class ParallelWork
{
    /// <summary>Runs an action for each item. The order in which they end does not matter to anyone.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items, the longest work first.</param>
    /// <param name="threads">How many threads work at once.</param>
    /// <param name="action">The work; an exception stops the others and is thrown again.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    public static async Task RunAsync<T>(IReadOnlyList<T> items, int threads, Action<T, CancellationToken> action, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = -1;
        var failure = default(Exception);

        void Work()
        {
            try
            {
                for (var i = Interlocked.Increment(ref next); i < items.Count; i = Interlocked.Increment(ref next))
                {
                    stop.Token.ThrowIfCancellationRequested();
                    action(items[i], stop.Token);
                }
            }
            catch (Exception exception) when (!stop.IsCancellationRequested || exception is not OperationCanceledException)
            {
                Interlocked.CompareExchange(ref failure, exception, null);
                stop.Cancel();
            }
            catch (OperationCanceledException)
            {
                // Told to stop; whoever asked for it answers for it below.
            }
        }

        // Threads of their own: training would starve the pool that the caller's program may need.
        await Task.WhenAll(Enumerable.Range(0, Math.Min(threads, items.Count)).Select(_ =>
            Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))).ConfigureAwait(false);
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
