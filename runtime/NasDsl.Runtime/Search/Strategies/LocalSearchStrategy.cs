using NasDsl.Genomes;
using NasDsl.Randomness;
using NasDsl.Search.Ranking;

namespace NasDsl.Search.Strategies;

/// <summary>
/// Local search (White, Nolen and Savani, "Exploring the loss landscape in neural architecture search", 2021), first improvement: the neighbours of the best of a few random candidates are
/// tried in random order, the first one that is better takes its place, and where none is, the search begins anew elsewhere.
/// </summary>
/// <param name="space">The space.</param>
/// <param name="ranking">The order of trials.</param>
/// <param name="initial">How many random candidates a beginning is the best of.</param>
/// <param name="neighbours">How many neighbours are tried before a new beginning.</param>
/// <param name="batch">How many candidates are in flight at once.</param>
internal sealed class LocalSearchStrategy(Space space, TrialRanking ranking, int initial, int neighbours, int batch) : BatchStrategy(batch)
{
    private readonly ProposedGenomes _proposed = new(space);

    // How many random candidates are left to propose, and to be told of, before the climb begins.
    private int _toPropose;
    private int _toHear;

    // The best since the beginning: first of the random candidates, then the place that the search has climbed to.
    private Trial? _centre;

    // Changes of the centre that have not been tried; null when it has moved since they were listed.
    private Queue<GeneMove>? _moves;

    /// <inheritdoc/>
    public override string Name => "localsearch";

    /// <inheritdoc/>
    protected override Genome? Propose(RandomStream random)
    {
        if (_toPropose == 0 && _toHear == 0 && Neighbour(random) is { } neighbour)
        {
            return neighbour;
        }

        if (_toPropose == 0 && _toHear == 0 && Outstanding == 0)
        {
            // This is the beginning, or nothing near is better and the search begins anew.
            (_toPropose, _toHear, _centre, _moves) = (initial, initial, null, null);
        }

        if (_toPropose == 0)
        {
            // What is in flight decides where to go on.
            return null;
        }

        _toPropose--;
        return _proposed.FindNew(() => space.Sample(random), random);
    }

    /// <inheritdoc/>
    protected override void Learn(Trial trial)
    {
        _proposed.Add(trial.Genome);
        _toHear = Math.Max(0, _toHear - 1);
        if (_centre is null || ranking.Compare(trial, _centre) < 0)
        {
            _centre = trial;
            _moves = null;
        }
    }

    private Genome? Neighbour(RandomStream random)
    {
        if (_centre is not { Genome: var centre })
        {
            return null;
        }

        if (_moves is null)
        {
            var moves = GeneMove.Around(centre).ToArray();
            random.Shuffle(moves.AsSpan());
            _moves = new Queue<GeneMove>(moves.Take(neighbours));
        }

        while (_moves.TryDequeue(out var move))
        {
            var genome = move.Apply(centre, random);
            if (_proposed.Add(genome))
            {
                return genome;
            }
        }

        return null;
    }
}
