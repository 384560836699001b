using NasDsl.Search.Evaluation;

namespace NasDsl.Search.Flight;

/// <summary>A fidelity that compares candidates while they are trained: a cohort of them is measured together.</summary>
internal interface ICohort
{
    /// <summary>How many candidates a cohort has at most.</summary>
    /// <param name="round">How many cohorts there were before.</param>
    /// <returns>The number.</returns>
    int CapacityOf(int round);

    /// <summary>Gives every candidate its trial.</summary>
    /// <param name="round">How many cohorts there were before.</param>
    /// <param name="candidates">The candidates, in the order of their numbers.</param>
    /// <param name="evaluation">What measures one of them.</param>
    /// <param name="threads">How many candidates are measured at once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When all have their trials.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    Task EvaluateAsync(int round, IReadOnlyList<Candidate> candidates, IEvaluation evaluation, int threads, CancellationToken cancellationToken);
}
