using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search.Conformance;

/// <summary>
/// What every strategy must do, as checks that a test of yours can run on a strategy of yours. They use the loop that runs searches, with a formula in place of training, and take a few seconds.
/// </summary>
public static class StrategyConformance
{
    private static readonly Dictionary<string, Action<Func<SearchDefinition, IStrategy>, ConformanceOptions>> All = new(StringComparer.Ordinal)
    {
        ["determinism"] = Determinism,
        ["requirements"] = Requirements,
        ["duplicates"] = Duplicates,
        ["limits"] = Limits,
        ["failures"] = Failures,
        ["completion"] = Completion,
        ["exhaustion"] = Exhaustion,
        ["resumption"] = Resumption,
        ["cohorts"] = Cohorts,
        ["seeds"] = Seeds,
    };

    /// <summary>The names of the checks.</summary>
    public static IReadOnlyCollection<string> Checks => All.Keys;

    /// <summary>Runs all checks.</summary>
    /// <param name="create">Makes the strategy at its beginning, for a search whose space, objectives and recipe it reads.</param>
    /// <param name="options">What the strategy serves; everything by default.</param>
    /// <exception cref="StrategyConformanceException">A check fails; the message says what does not hold, and where.</exception>
    public static void Run(Func<SearchDefinition, IStrategy> create, ConformanceOptions? options = null)
    {
        foreach (var check in Checks)
        {
            Run(check, create, options);
        }
    }

    /// <summary>Runs one check.</summary>
    /// <param name="check">Its name.</param>
    /// <param name="create">Makes the strategy at its beginning.</param>
    /// <param name="options">What the strategy serves; everything by default.</param>
    /// <exception cref="StrategyConformanceException">The check fails.</exception>
    /// <exception cref="ArgumentException">There is no such check.</exception>
    public static void Run(string check, Func<SearchDefinition, IStrategy> create, ConformanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(create);
        if (!All.TryGetValue(check, out var run))
        {
            throw new ArgumentException($"There is no check '{check}'; there are {string.Join(", ", Checks)}.", nameof(check));
        }

        run(create, options ?? new ConformanceOptions());
    }

    private static void Determinism(Func<SearchDefinition, IStrategy> create, ConformanceOptions options)
    {
        foreach (var search in Searches(options))
        {
            var run = new ConformanceRun(search, create);
            SameTrials(run.Describe(), run.Describe(), search, "Two runs with one seed differ");
        }
    }

    private static void Seeds(Func<SearchDefinition, IStrategy> create, ConformanceOptions options)
    {
        // A strategy may have an order of its own, as grids do; one that draws must draw from the stream that it is given.
        foreach (var search in Searches(options))
        {
            var run = new ConformanceRun(search, create) { Budget = 20 };
            Expect(run.Run().Trials.Count == 20, search, "There are fewer trials than the budget has");
            Expect((run with { Seed = 8 }).Run().Trials.Count == 20, search, "There are fewer trials than the budget has");
        }
    }

    private static void Requirements(Func<SearchDefinition, IStrategy> create, ConformanceOptions options)
    {
        foreach (var search in Searches(options))
        {
            foreach (var trial in new ConformanceRun(search, create).Run().Trials)
            {
                var broken = search.Space.FindViolations(trial.Genome);
                Expect(broken.Count == 0, search, $"Trial {trial.Id}, {trial.Genome}, breaks 'require {(broken.Count > 0 ? broken[0].Text : "")}'");
            }
        }
    }

    private static void Duplicates(Func<SearchDefinition, IStrategy> create, ConformanceOptions options)
    {
        foreach (var search in Searches(options))
        {
            var seen = new Dictionary<Genome, int>();
            foreach (var trial in new ConformanceRun(search, create) { Budget = 150 }.Run().Trials)
            {
                Expect(seen.TryAdd(trial.Genome, trial.Id), search, $"Trial {trial.Id} is the candidate of trial {seen[trial.Genome]} again: {trial.Genome}");
            }
        }
    }

    private static void Limits(Func<SearchDefinition, IStrategy> create, ConformanceOptions options)
    {
        foreach (var search in Searches(options))
        {
            var strategy = create(search);
            for (var limit = 1; limit <= 3; limit++)
            {
                var genomes = strategy.Ask(limit, new RandomStream(5, RandomPurpose.Strategy, (uint)limit));
                Expect(genomes.Count <= limit, search, $"{genomes.Count} candidates are proposed where {limit} are the limit");
                if (limit == 1)
                {
                    Expect(genomes.Count == 1, search, "Nothing is proposed at the beginning");
                }
            }

            foreach (var budget in new[] { 1, 7, 33 })
            {
                var (trials, reason, _) = new ConformanceRun(search, create) { Budget = budget }.Run();
                Expect(trials.Count == budget, search, $"There are {trials.Count} trials where the budget has {budget}");
                Expect(reason == StopReason.TrialsSpent, search, $"The search ends with {reason} where the budget of {budget} trials is spent");
            }
        }
    }

    private static void Failures(Func<SearchDefinition, IStrategy> create, ConformanceOptions options)
    {
        foreach (var search in Searches(options))
        {
            var run = new ConformanceRun(search, create);
            var some = (run with { Failure = id => id % 3 == 1 ? new InvalidOperationException("It fails.") : null }).Run().Trials;
            Expect(some.Count == run.Budget, search, "A search in which a third of the trials fail ends early");
            Expect(some.Count(trial => trial.Status == TrialStatus.Failed) == run.Budget / 3, search, "Failed trials are lost");
            var all = (run with { Failure = _ => new InsufficientMemoryException() }).Run().Trials;
            Expect(all.Count == run.Budget, search, "A search in which all trials fail ends early");
        }
    }

    private static void Completion(Func<SearchDefinition, IStrategy> create, ConformanceOptions options)
    {
        foreach (var search in Searches(options))
        {
            var run = new ConformanceRun(search, create) { Budget = 40 };
            var shuffled = run with { Threads = 4, Delay = id => TimeSpan.FromMilliseconds(id * 7919 % 5) };
            SameTrials(run.Describe(), shuffled.Describe(), search, "Candidates that are ready in another order lead to other trials");
        }
    }

    private static void Exhaustion(Func<SearchDefinition, IStrategy> create, ConformanceOptions options)
    {
        var search = ConformancePrograms.Tiny;
        var (trials, reason, _) = new ConformanceRun(search, create) { Budget = 1000 }.Run();
        Expect(
            trials.Count == ConformancePrograms.TinyCandidates,
            search,
            $"{trials.Count} candidates are proposed where the space has {ConformancePrograms.TinyCandidates}");
        Expect(reason == StopReason.SpaceExhausted, search, $"The search ends with {reason} where the space is exhausted");
    }

    private static void Resumption(Func<SearchDefinition, IStrategy> create, ConformanceOptions options)
    {
        foreach (var search in Searches(options).Take(2))
        {
            var run = new ConformanceRun(search, create) { Budget = 40 };
            var unbroken = run.Run().Trials;
            for (var recorded = 1; recorded < unbroken.Count; recorded++)
            {
                var resumed = (run with { Recorded = [.. unbroken.Take(recorded)] }).Run();
                Expect(resumed.Measured == run.Budget - recorded, search, $"{resumed.Measured} candidates are measured after {recorded} of {run.Budget} were recorded");
                SameTrials(Describe(unbroken), Describe(resumed.Trials), search, $"A search that goes on after {recorded} trials differs from an unbroken one");
            }
        }
    }

    private static void Cohorts(Func<SearchDefinition, IStrategy> create, ConformanceOptions options)
    {
        var search = ConformancePrograms.Halving;
        var run = new ConformanceRun(search, create);
        var trials = run.Run().Trials;
        Expect(trials.Count == run.Budget, search, "A search whose candidates are compared while they are trained ends early");
        SameTrials(Describe(trials), (run with { Threads = 4, Delay = id => TimeSpan.FromMilliseconds(id * 7919 % 3) }).Describe(), search, "Candidates that are ready in another order lead to other trials");
    }

    private static IEnumerable<SearchDefinition> Searches(ConformanceOptions options)
    {
        yield return ConformancePrograms.Plain;
        yield return ConformancePrograms.Penalised;
        if (options.SeveralObjectives)
        {
            yield return ConformancePrograms.Blocks;
            yield return ConformancePrograms.Several;
        }

        if (options.RealGenes)
        {
            yield return ConformancePrograms.Real;
        }
    }

    private static IReadOnlyList<string> Describe(IEnumerable<Trial> trials) => [.. trials.Select(Journal.TrialJson.Write)];

    private static void SameTrials(IReadOnlyList<string> expected, IReadOnlyList<string> actual, SearchDefinition search, string what)
    {
        var first = Enumerable.Range(0, Math.Max(expected.Count, actual.Count)).FirstOrDefault(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i), -1);
        Expect(
            first < 0,
            search,
            $"{what}: trial {first} is {(first < 0 ? null : expected.ElementAtOrDefault(first) ?? "missing")} in one, and {(first < 0 ? null : actual.ElementAtOrDefault(first) ?? "missing")} in the other");
    }

    private static void Expect(bool holds, SearchDefinition search, string otherwise)
    {
        if (!holds)
        {
            throw new StrategyConformanceException(
                $"{otherwise}. The search is over '{search.Space.Model.Name}', to {string.Join(" and ", search.Model.Objectives.Select(objective => (objective.IsMaximized ? "maximize " : "minimize ") + objective.Text))}.");
        }
    }
}
