using System.Collections.Immutable;
using NasDsl.Genomes;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Evaluation;

/// <summary>Trains the candidates of one generation by successive halving. What is promoted depends on results alone, never on which thread was first.</summary>
/// <param name="trainer">Trains one candidate.</param>
/// <param name="schedule">The rungs.</param>
/// <param name="ranking">The order of candidates.</param>
/// <param name="threads">How many candidates are trained at once.</param>
internal sealed class GenerationEvaluator(CandidateTrainer trainer, HalvingSchedule schedule, TrialRanking ranking, int threads)
{
    /// <summary>Trains candidates.</summary>
    /// <param name="genomes">The candidates.</param>
    /// <param name="generation">The number of the generation.</param>
    /// <param name="firstId">The number of the first trial.</param>
    /// <param name="interrupted">Takes the trials that were trained to the end, or failed, when cancellation is requested before the others are.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>One trial for each candidate, in their order.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    public async Task<ImmutableArray<Trial>> EvaluateAsync(
        IReadOnlyList<Genome> genomes,
        int generation,
        int firstId,
        Action<IEnumerable<Trial>> interrupted,
        CancellationToken cancellationToken)
    {
        var candidates = genomes.Select((genome, i) => new Candidate(firstId + i, generation, genome)).ToArray();
        try
        {
            IReadOnlyList<Candidate> live = candidates;
            foreach (var rung in schedule.Rungs)
            {
                // The longest first, so that no thread is left with it alone at the end.
                var work = live.OrderByDescending(candidate => candidate.Genome.Network.Cost.Macs).ToArray();
                await ParallelWork.RunAsync(work, threads, (candidate, stop) => trainer.Train(candidate, rung, stop), cancellationToken).ConfigureAwait(false);
                live = Promote(live);
            }

            return [.. candidates.Select(candidate => candidate.Trial).OfType<Trial>()];
        }
        catch (OperationCanceledException)
        {
            interrupted(candidates.Select(candidate => candidate.Trial).OfType<Trial>().Where(trial => trial.Status != TrialStatus.Stopped));
            throw;
        }
        finally
        {
            Array.ForEach(candidates, candidate => candidate.Dispose());
        }
    }

    private Candidate[] Promote(IReadOnlyList<Candidate> live)
    {
        var able = live.Where(candidate => candidate.Trial is { Status: TrialStatus.Stopped }).ToArray();
        var chosen = ranking
            .Promising(able.Select(candidate => candidate.Trial).OfType<Trial>())
            .Take(schedule.Promoted(able.Length))
            .Select(trial => trial.Id)
            .ToHashSet();
        foreach (var candidate in able.Where(candidate => !chosen.Contains(candidate.Id)))
        {
            candidate.Dispose();
        }

        return [.. able.Where(candidate => chosen.Contains(candidate.Id))];
    }
}
