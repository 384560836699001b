using NasDsl.Search.Evaluation;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>Measures nothing: a search with it ends at the first candidate that was not recorded.</summary>
internal sealed class NoEvaluation : IEvaluation, IZeroCostScorer
{
    /// <inheritdoc/>
    public void Evaluate(IReadOnlyList<Candidate> group, Rung rung, CancellationToken cancellationToken) => throw new OperationCanceledException();

    /// <inheritdoc/>
    public void Score(Candidate candidate, string score, CancellationToken cancellationToken) => throw new OperationCanceledException();

    /// <inheritdoc/>
    public StrategyTraining? Training(CancellationToken cancellationToken) => null;

    /// <inheritdoc/>
    public Champion? Crown(Trial trial, Action testing, CancellationToken cancellationToken) => null;
}
