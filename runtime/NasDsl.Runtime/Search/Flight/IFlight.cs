using NasDsl.Search.Evaluation;

namespace NasDsl.Search.Flight;

/// <summary>The candidates that have been proposed and not been told. Which of them become trials first follows from the order of the proposals alone, never from threads.</summary>
internal interface IFlight : IAsyncDisposable
{
    /// <summary>How many candidates there are.</summary>
    int Count { get; }

    /// <summary>How many candidates more it can take in.</summary>
    int Capacity { get; }

    /// <summary>Takes candidates in.</summary>
    /// <param name="candidates">The candidates, in the order of their numbers, after all that were taken in before.</param>
    void Launch(IReadOnlyList<Candidate> candidates);

    /// <summary>Waits for the next trials.</summary>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>Candidates with their trials, the next ones in the order of their numbers; at least one when there are any.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    Task<IReadOnlyList<Candidate>> LandAsync(CancellationToken cancellationToken);

    /// <summary>Gives up all candidates, and waits until nobody works on them any more.</summary>
    /// <returns>Those whose trials are known nevertheless, in the order of their numbers.</returns>
    Task<IReadOnlyList<Candidate>> AbandonAsync();
}
