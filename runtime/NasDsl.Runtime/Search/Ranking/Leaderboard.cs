using System.Collections.Immutable;

namespace NasDsl.Search.Ranking;

/// <summary>The best trial and the front of all trials so far, kept up to date trial by trial.</summary>
/// <param name="ranking">The order of trials.</param>
internal sealed class Leaderboard(TrialRanking ranking)
{
    private readonly List<(Trial Trial, double[] Point)> _front = [];

    /// <summary>The best trial that was measured, or null before there is one.</summary>
    public Trial? Best { get; private set; }

    /// <summary>The finished trials that no other one beats, best first; of several with the same values the best by all that the ranking looks at.</summary>
    public ImmutableArray<Trial> Front => ranking.BestFirst(_front.Select(entry => entry.Trial));

    /// <summary>Takes a trial in.</summary>
    /// <param name="trial">The trial.</param>
    /// <returns>Whether the front has changed: the trial is better than all in some way.</returns>
    public bool Add(Trial trial)
    {
        if (trial.Objectives.IsEmpty)
        {
            return false;
        }

        Best = Best is null || ranking.Compare(trial, Best) < 0 ? trial : Best;
        if (trial.Status != TrialStatus.Finished)
        {
            return false;
        }

        var point = ranking.Point(trial);
        if (_front.Exists(entry => ParetoRanking.Dominates(entry.Point, point)))
        {
            return false;
        }

        // Of equals one stays, and the front is no better for it.
        var equal = _front.FindIndex(entry => entry.Point.AsSpan().SequenceEqual(point));
        if (equal >= 0)
        {
            _front[equal] = ranking.Compare(trial, _front[equal].Trial) < 0 ? (trial, point) : _front[equal];
            return false;
        }

        _front.RemoveAll(entry => ParetoRanking.Dominates(point, entry.Point));
        _front.Add((trial, point));
        return true;
    }
}
