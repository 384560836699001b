using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Search.Flight;
using NasDsl.Search.Ranking;
using NasDsl.Search.Strategies.Bayesian;
using NasDsl.Search.Strategies.Coevolution;
using NasDsl.Search.Strategies.Differentiable;
using NasDsl.Search.Strategies.Reinforce;

namespace NasDsl.Search.Strategies;

/// <summary>Finds the strategy that a search names.</summary>
internal static class StrategyFactory
{
    /// <summary>A row for each strategy that this version runs: its name in the catalogue, and how it is made.</summary>
    private static readonly Dictionary<string, Func<SearchDefinition, StrategyOptions, IStrategy>> Makers = new(StringComparer.Ordinal)
    {
        ["coevolution"] = (search, options) => new CoevolutionStrategy(
            search.Space, search.Model.Objectives, new CoevolutionOptions(options.Integer("blueprints"), options.Integer("modules"), options.Integer("batch"))
            {
                IsInCohorts = FlightFactory.IsByCohorts(search),
                Challenges = search.Model.Strategy.Versus is { } versus ? ReadChallenges(versus) : null,
            }),
        ["bayesian"] = (search, options) => new BayesianStrategy(
            search.Space, search.Model.Objectives, new BayesianOptions(options.Integer("initial"), options.Integer("candidates"), options.Integer("batch"))),
        ["evolution"] = (search, options) => new EvolutionStrategy(
            search.Space, Ranking(search), options.Integer("population"), options.Integer("sample"), options.Integer("batch")),
        ["nsga2"] = (search, options) => new Nsga2Strategy(search.Space, Ranking(search), options.Integer("population"), options.Real("crossover")),
        ["localsearch"] = (search, options) => new LocalSearchStrategy(
            search.Space, Ranking(search), options.Integer("initial"), options.Integer("neighbours"), options.Integer("batch")),
        ["random"] = (search, options) => new RandomStrategy(search.Space, options.Integer("batch")),
        ["reinforce"] = (search, options) => new ReinforceStrategy(
            search.Space,
            search.Model.Objectives,
            new ReinforceOptions(options.Integer("batch"), options.Real("lr"), options.Real("entropy"), options.Integer("memory"))),
        ["grid"] = (search, options) => new GridStrategy(search.Space, options.Integer("batch"), options.Word("order") == "random"),
    };

    /// <summary>The same for strategies that train something themselves.</summary>
    private static readonly Dictionary<string, Func<SearchDefinition, StrategyOptions, StrategyTraining, IStrategy>> TrainingMakers = new(StringComparer.Ordinal)
    {
        ["differentiable"] = (search, options, training) => new DifferentiableStrategy(
            search,
            new DifferentiableOptions(
                options.Real("lr"), options.Real("decay"), options.Integer("warmup"), options.Word("order") == "second", options.Real("cost"), options.Integer("batch")),
            training),
    };

    /// <summary>The strategies that this version runs.</summary>
    public static IReadOnlyCollection<string> Names => [.. Makers.Keys, .. TrainingMakers.Keys];

    /// <summary>Their names, for messages.</summary>
    public static string Known => $"{string.Join(", ", Names.Order(StringComparer.Ordinal).SkipLast(1))} and {Names.Order(StringComparer.Ordinal).Last()}";

    /// <summary>Makes the strategy.</summary>
    /// <param name="search">The search.</param>
    /// <param name="training">What it can train with, or null where nothing is trained.</param>
    /// <returns>The strategy at its beginning.</returns>
    /// <exception cref="NasException">This version has no such strategy, or it cannot train with what it is given.</exception>
    public static IStrategy Create(SearchDefinition search, StrategyTraining? training = null)
    {
        var strategy = search.Model.Strategy;
        if (strategy.IsExtern && search.Space.Externs.FindStrategy(strategy.Name) is { } written)
        {
            return written(search, [.. strategy.Options.Select(option => option.Value)]);
        }

        var options = new StrategyOptions(strategy);
        return Makers.TryGetValue(strategy.Name, out var make) ? make(search, options)
            : training is not null && TrainingMakers.TryGetValue(strategy.Name, out var makeTraining) ? makeTraining(search, options, training)
            : throw NasException.Of(DiagnosticCatalog.ProcedureUnknown, strategy.Location, $"the strategy '{strategy.Name}'", Known);
    }

    private static ChallengeOptions ReadChallenges(OpponentModel versus)
    {
        var options = new ProcedureOptions(versus.Name, versus.Options, OpponentCatalog.Find(versus.Name));
        return new ChallengeOptions(options.Integer("count"), options.Real("share"));
    }

    private static TrialRanking Ranking(SearchDefinition search) => new(search.Model.Objectives);
}
