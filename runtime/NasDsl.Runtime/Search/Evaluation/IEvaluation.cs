using NasDsl.Search.Strategies;

namespace NasDsl.Search.Evaluation;

/// <summary>How candidates are measured: by training, or by looking them up in a table. A search does not know which.</summary>
internal interface IEvaluation
{
    /// <summary>Finds the candidates that are best measured together.</summary>
    /// <param name="candidates">The candidates, in the order of their numbers.</param>
    /// <returns>Each of them in one group, in their order; groups in the order of their first candidates. It depends on nothing but the candidates.</returns>
    IReadOnlyList<IReadOnlyList<Candidate>> Group(IReadOnlyList<Candidate> candidates) => CandidateGroups.Single(candidates);

    /// <summary>
    /// Brings the candidates of a group to a rung and keeps what was measured; the trial of each is finished when that is the whole training. Several threads call it at once, each for another group.
    /// </summary>
    /// <param name="group">The candidates, at a lower rung so far.</param>
    /// <param name="rung">The rung.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NasException">The program, its data or its table is at fault, whatever the candidate.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    void Evaluate(IReadOnlyList<Candidate> group, Rung rung, CancellationToken cancellationToken);

    /// <summary>Whether candidates begin with what those before them have learnt. Then recorded ones are measured again when a search goes on, for what they leave behind.</summary>
    bool IsCumulative => false;

    /// <summary>What a strategy can train with.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The engine and the rows, or null where nothing is trained.</returns>
    StrategyTraining? Training(CancellationToken cancellationToken);

    /// <summary>Makes the champion of a trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="testing">Called before the test rows are read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The champion, or null when its training diverged.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    Champion? Crown(Trial trial, Action testing, CancellationToken cancellationToken);
}
