namespace NasDsl.Search.Evaluation;

/// <summary>Ranks candidates before any training.</summary>
internal interface IZeroCostScorer
{
    /// <summary>Gives a candidate its score, or its failure. Several threads call it at once, each for another candidate.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="score">The name of the score: <c>synflow</c>, <c>gradnorm</c> or <c>jacobian</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NasException">The engine does not show gradients.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    void Score(Candidate candidate, string score, CancellationToken cancellationToken);
}
