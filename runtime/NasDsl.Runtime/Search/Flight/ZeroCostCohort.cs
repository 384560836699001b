using NasDsl.Language.Model;
using NasDsl.Search.Evaluation;

namespace NasDsl.Search.Flight;

/// <summary>Ranks a cohort before any training, and trains the best of it to the end (Abdelfattah et al., 2021).</summary>
/// <param name="score">What candidates are ranked by.</param>
/// <param name="keep">The share that is trained.</param>
/// <param name="scorer">What ranks them.</param>
/// <param name="epochs">The whole training.</param>
internal sealed class ZeroCostCohort(string score, double keep, IZeroCostScorer scorer, int epochs) : ICohort
{
    /// <summary>Reads a fidelity.</summary>
    /// <param name="fidelity">The declaration.</param>
    /// <param name="scorer">What ranks candidates.</param>
    /// <param name="epochs">The whole training.</param>
    /// <returns>The cohort.</returns>
    public static ZeroCostCohort Create(FidelityModel fidelity, IZeroCostScorer scorer, int epochs)
    {
        var options = new FidelityOptions(fidelity);
        return new ZeroCostCohort(options.Word("score"), options.Real("keep"), scorer, epochs);
    }

    /// <inheritdoc/>
    public int CapacityOf(int round) => int.MaxValue;

    /// <inheritdoc/>
    public async Task EvaluateAsync(int round, IReadOnlyList<Candidate> candidates, IEvaluation evaluation, int threads, CancellationToken cancellationToken)
    {
        var byWork = candidates.OrderByDescending(candidate => candidate.Genome.Network.Cost.Macs).ToArray();
        await ParallelWork.RunAsync(byWork, threads, (candidate, stop) => scorer.Score(candidate, score, stop), cancellationToken).ConfigureAwait(false);

        // Scores that are no numbers come last.
        var able = candidates.Where(candidate => candidate.Trial is null).ToArray();
        var kept = able
            .OrderByDescending(candidate => candidate.Score is { } value && double.IsFinite(value) ? value : double.NegativeInfinity)
            .ThenBy(candidate => candidate.Id)
            .Take((int)Math.Ceiling(keep * able.Length))
            .ToHashSet();
        foreach (var candidate in able.Where(candidate => !kept.Contains(candidate)))
        {
            candidate.Decline($"its {score} of {NumberText.Format(candidate.Score ?? double.NaN)} is not among the best {kept.Count} of {able.Length}");
        }

        var work = evaluation.Group([.. candidates.Where(kept.Contains)]).OrderByDescending(group => group.Sum(candidate => (double)candidate.Genome.Network.Cost.Macs)).ToArray();
        await ParallelWork.RunAsync(work, threads, (group, stop) => evaluation.Evaluate(group, Rung.Whole(epochs), stop), cancellationToken).ConfigureAwait(false);
    }
}
