using NasDsl.Engines;
using NasDsl.Genomes;
using NasDsl.Language.Diagnostics;
using NasDsl.Randomness;
using NasDsl.Search.Strategies.Policies;

namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>
/// Differentiable architecture search (Liu, Simonyan and Yang, "DARTS", 2019): trains one network that holds all candidates when it is asked for the first time, and then proposes the candidates
/// that its choices speak for, best first. These are trained by themselves, as those of any strategy are.
/// </summary>
internal sealed class DifferentiableStrategy : BatchStrategy
{
    /// <summary>How many architectures in a row may break the requirements before the likely ones are repaired instead.</summary>
    private const int Patience = 2_000;

    private readonly SearchDefinition _search;
    private readonly DifferentiableOptions _options;
    private readonly StrategyTraining _training;
    private readonly IMixtureEngine _engine;
    private readonly ProposedGenomes _proposed;
    private ChoiceDistribution? _distribution;
    private IEnumerator<GenomeDraft>? _best;

    /// <summary>Begins.</summary>
    /// <param name="search">The search.</param>
    /// <param name="options">How the network that holds all candidates is trained.</param>
    /// <param name="training">What it is trained with.</param>
    /// <exception cref="NasException">The engine cannot train such a network.</exception>
    public DifferentiableStrategy(SearchDefinition search, DifferentiableOptions options, StrategyTraining training)
        : base(options.Batch)
    {
        _search = search;
        _options = options;
        _training = training;
        _engine = training.Engine as IMixtureEngine
            ?? throw NasException.Of(DiagnosticCatalog.MixturesUnknown, search.Model.Strategy.Location, Name, training.Engine.Name);
        _proposed = new ProposedGenomes(search.Space);
    }

    /// <inheritdoc/>
    public override string Name => "differentiable";

    /// <inheritdoc/>
    protected override Genome? Propose(RandomStream random)
    {
        _distribution ??= new SupernetTrainer(_search, _engine, _training.Training, _training.Validation, _options).Train(random, _training.CancellationToken);
        _best ??= new BestFirst(_search.Space, _distribution).All().GetEnumerator();
        for (var looked = 0; looked < Patience && _best.MoveNext(); looked++)
        {
            var genome = WithRecipe(_best.Current, random).ToGenome();
            if (_search.Space.FindViolations(genome).Count == 0 && _proposed.Add(genome))
            {
                return genome;
            }
        }

        return _proposed.FindNew(() => _search.Space.Generation.Repair(_distribution.Draw(random), [], random), random);
    }

    /// <inheritdoc/>
    protected override void Learn(Trial trial) => _proposed.Add(trial.Genome);

    // The first candidate is trained as the network that holds all was; the others try what the recipe leaves open.
    private GenomeDraft WithRecipe(GenomeDraft draft, RandomStream random)
    {
        var genes = _search.Space.Genes.Count;
        for (var gene = _search.Space.Model.Genes.Count; gene < genes && _proposed.Count > 0; gene++)
        {
            draft.Set(gene, GeneValues.Sample(_search.Space.Genes[gene].Domain, random), random);
        }

        return draft;
    }
}
