namespace NasDsl.Search.Evaluation;

/// <summary>How candidates are measured: by training, or by looking them up in a table. A search does not know which.</summary>
internal interface IEvaluation
{
    /// <summary>
    /// Brings a candidate to a number of epochs and keeps what was measured; its trial is finished when these are all. Several threads call it at once, each for another candidate.
    /// </summary>
    /// <param name="candidate">The candidate, with fewer epochs so far.</param>
    /// <param name="epochs">The epochs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NasException">The program, its data or its table is at fault, whatever the candidate.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    void Evaluate(Candidate candidate, int epochs, CancellationToken cancellationToken);

    /// <summary>Makes the champion of a trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="testing">Called before the test rows are read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The champion, or null when its training diverged.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    Champion? Crown(Trial trial, Action testing, CancellationToken cancellationToken);
}
