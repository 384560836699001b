using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies.Bayesian;

/// <summary>
/// Bayesian optimisation (Jones, Schonlau and Welch, 1998): after some samples each proposal is the genome that promises the greatest expected improvement under a Gaussian process over the genes.
/// </summary>
internal sealed class BayesianStrategy : BatchStrategy
{
    private readonly Space _space;
    private readonly int _objectives;
    private readonly int _initial;
    private readonly ProposedGenomes _proposed;
    private readonly Surrogate _surrogate;
    private readonly CandidatePool _pool;

    /// <summary>Begins.</summary>
    /// <param name="space">The space, with the genes of the recipe.</param>
    /// <param name="objectives">What is sought.</param>
    /// <param name="options">The options.</param>
    public BayesianStrategy(Space space, EquatableArray<ObjectiveModel> objectives, BayesianOptions options)
        : base(options.Batch)
    {
        _space = space;
        _objectives = objectives.Count;
        _initial = options.Initial;
        _proposed = new ProposedGenomes(space);
        _surrogate = new Surrogate(space, objectives);
        _pool = new CandidatePool(space, options.Candidates);
    }

    /// <inheritdoc/>
    public override string Name => "bayesian";

    /// <inheritdoc/>
    protected override Genome? Propose(RandomStream random)
    {
        var promising = _proposed.Count < _initial || _surrogate.Told == 0 ? new Queue<Genome>() : Promising(random);
        var genome = _proposed.FindNew(() => promising.TryDequeue(out var next) ? next : _space.Sample(random), random);
        if (genome is not null)
        {
            _surrogate.Add(genome);
            _pool.Exclude(genome);
        }

        return genome;
    }

    /// <inheritdoc/>
    protected override void Learn(Trial trial)
    {
        if (_proposed.Add(trial.Genome))
        {
            // An earlier search has tried it.
            _surrogate.Add(trial.Genome);
            _pool.Exclude(trial.Genome);
        }

        _surrogate.Learn(trial);
    }

    private Queue<Genome> Promising(RandomStream random)
    {
        var best = _surrogate.Update(Preference.Draw(_objectives, random));
        return new Queue<Genome>(_pool.Refresh(_surrogate, best, random));
    }
}
