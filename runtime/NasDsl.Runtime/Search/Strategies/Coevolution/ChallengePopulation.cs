using NasDsl.Randomness;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// A species that competes with the networks (hosts and parasites: Hillis, "Co-evolving parasites improve simulated evolution as an optimization procedure", 1990). Its members are
/// small sets of validation rows. Networks are chosen by how they do on those that live, and a challenge lives on when it tells networks apart that the others do not.
/// </summary>
/// <param name="options">How many there are, and how large.</param>
/// <param name="ranking">The order of networks without challenges.</param>
internal sealed class ChallengePopulation(ChallengeOptions options, TrialRanking ranking) : IComparer<Trial>
{
    /// <summary>How many networks, from the best, challenges have to tell apart.</summary>
    private const int Hosts = 24;

    /// <summary>The share of rows that a child gets anew.</summary>
    private const double FreshShare = 0.1;

    private readonly List<Challenge> _members = [];
    private readonly Dictionary<int, double> _scores = [];
    private int _born;

    /// <summary>The challenges that live, in the order of birth.</summary>
    public IReadOnlyList<Challenge> Members => _members;

    /// <summary>
    /// Lets a generation of challenges live or die: the half stays that earns most, and their children take the places of the others. The first ones are drawn when the first network
    /// is known.
    /// </summary>
    /// <param name="bestFirst">The networks, best first.</param>
    /// <param name="random">Where randomness comes from.</param>
    public void Evolve(IReadOnlyList<Trial> bestFirst, RandomStream random)
    {
        RowSet[] hosts = [.. bestFirst.Select(trial => trial.RightRows).OfType<RowSet>().Take(Hosts)];
        if (hosts.Length == 0)
        {
            return;
        }

        var rows = hosts[0].Rows;
        var size = Math.Clamp((int)((rows * options.Share) + 0.5), 1, rows);
        if (_members.Count > 0)
        {
            var fitness = Fitness(hosts);
            var survivors = _members.Zip(fitness).OrderByDescending(item => item.Second).ThenBy(item => item.First.Id).Take((_members.Count + 1) / 2).Select(item => item.First).ToArray();
            _members.Clear();
            _members.AddRange(survivors.OrderBy(challenge => challenge.Id));
            while (_members.Count < options.Count)
            {
                Add(Breed(survivors[random.NextInt(survivors.Length)].Rows, survivors[random.NextInt(survivors.Length)].Rows, size, random));
            }
        }

        while (_members.Count < options.Count)
        {
            Add(Draw(rows, size, [.. Enumerable.Range(0, rows)], random));
        }

        _scores.Clear();
    }

    /// <summary>
    /// What each challenge earns: every two networks that it tells apart are worth one, shared among all challenges that tell them apart (competitive fitness sharing: Rosin and Belew,
    /// 1997). So challenges do not all ask for the same rows, nor for those that no network can answer.
    /// </summary>
    /// <param name="hosts">The rows that each network answers rightly.</param>
    /// <returns>One number for each challenge.</returns>
    public double[] Fitness(IReadOnlyList<RowSet> hosts)
    {
        var scores = _members.Select(challenge => hosts.Select(challenge.ScoreOf).ToArray()).ToArray();
        var fitness = new double[_members.Count];
        for (var first = 0; first < hosts.Count; first++)
        {
            for (var second = 0; second < first; second++)
            {
                var telling = scores.Count(score => !score[first].Equals(score[second]));
                for (var i = 0; i < fitness.Length; i++)
                {
                    fitness[i] += scores[i][first].Equals(scores[i][second]) ? 0 : 1.0 / telling;
                }
            }
        }

        return fitness;
    }

    /// <summary>Compares two networks: finished before stopped before failed, more epochs first, then by their mean over the challenges, then the way the champion is chosen.</summary>
    /// <param name="x">One network.</param>
    /// <param name="y">The other.</param>
    /// <returns>Less than 0 when the first is better.</returns>
    public int Compare(Trial? x, Trial? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = x.Status.CompareTo(y.Status);
        order = order != 0 ? order : y.Epochs.CompareTo(x.Epochs);
        order = order != 0 ? order : ScoreOf(y).CompareTo(ScoreOf(x));
        return order != 0 ? order : ranking.Compare(x, y);
    }

    private double ScoreOf(Trial trial)
    {
        if (trial.RightRows is not { } right || _members.Count == 0)
        {
            return 0;
        }

        if (!_scores.TryGetValue(trial.Id, out var score))
        {
            score = _members.Average(challenge => challenge.ScoreOf(right));
            _scores.Add(trial.Id, score);
        }

        return score;
    }

    private void Add(RowSet rows) => _members.Add(new Challenge(_born++, rows));

    /// <summary>Rows of both parents first, then of either, and some of no matter whom.</summary>
    private static RowSet Breed(RowSet first, RowSet second, int size, RandomStream random)
    {
        int[] inherited = [.. Enumerable.Range(0, first.Rows).Where(row => first.Contains(row) || second.Contains(row))];
        random.Shuffle(inherited.AsSpan());
        var kept = inherited
            .OrderByDescending(row => first.Contains(row) && second.Contains(row))
            .Where(_ => !random.NextBool(FreshShare))
            .Take(size)
            .ToArray();
        return Draw(first.Rows, size, kept, random);
    }

    private static RowSet Draw(int rows, int size, int[] preferred, RandomStream random)
    {
        random.Shuffle(preferred.AsSpan());
        var chosen = preferred.Take(size).ToHashSet();
        while (chosen.Count < size)
        {
            chosen.Add(random.NextInt(rows));
        }

        return RowSet.Create(rows, chosen.Contains);
    }
}
