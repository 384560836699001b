using System.Diagnostics;
using NasDsl.Benchmarks.Strategies;
using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Randomness;
using NasDsl.Search;
using NasDsl.Search.Strategies;
using NasDsl.Search.Strategies.Bayesian;
using NasDsl.Search.Strategies.Coevolution;

namespace NasDsl.Benchmarks.Coevolution;

/// <summary>
/// What the parts of co-evolution are good for: mean regret over seeds after so many candidates, with all parts and without each of them.
/// Usage: <c>ablation [SEEDS] [PROBLEM,...] [VARIANT,...]</c>, where a variant can be any strategy with its options too, as in <c>"nsga2;nsga2(population: 40)"</c>;
/// <c>ablation cost [PROBLEM] [VARIANT]</c> for the processor time of proposals.
/// </summary>
internal static class Ablation
{
    private static readonly int[] Counts = [25, 50, 100, 150, 200, 300];

    private static readonly EquatableArray<ObjectiveModel> Objectives =
        new ObjectiveModel[] { new(true, new MetricExpression("accuracy"), "accuracy", default) }.ToEquatableArray();

    private static readonly Dictionary<string, Func<Space, IStrategy>> Variants = new(StringComparer.Ordinal)
    {
        ["random"] = space => new RandomStrategy(space, 1),
        ["bayesian"] = space => new BayesianStrategy(space, Objectives, new BayesianOptions()),
        ["coevolution"] = space => Coevolution(space, new CoevolutionOptions()),
        ["one-at-a-time"] = space => Coevolution(space, new CoevolutionOptions { Batch = 1 }),
        ["eight-at-a-time"] = space => Coevolution(space, new CoevolutionOptions { Batch = 8 }),
        ["no-modules"] = space => Coevolution(space, new CoevolutionOptions { HasModules = false }),
        ["no-species"] = space => Coevolution(space, new CoevolutionOptions { HasSpecies = false }),
        ["challenges"] = space => Coevolution(space, new CoevolutionOptions { Challenges = new ChallengeOptions() }),
        ["no-credit"] = space => Coevolution(space, new CoevolutionOptions { HasCredit = false }),
    };

    public static void Run(string[] args)
    {
        if (args is ["train"])
        {
            TrainedTable.Write();
            return;
        }

        if (args is ["cost", ..])
        {
            var known = KnownProblems.Create(args.Length > 1 ? args[1] : "chain", 1);
            Compilation.Settle(() => Cost(known, args.Length > 2 ? args[2] : "coevolution", false));
            Cost(known, args.Length > 2 ? args[2] : "coevolution", true);
            return;
        }

        var seeds = args.Length > 0 ? int.Parse(args[0], null) : 400;
        var problems = args.Length > 1 ? args[1].Split(',') : ["digits", "macro", "macro-noisy", "stages", "chain"];
        var variants = args.Length > 2 ? args[2].Split(args[2].Contains(';', StringComparison.Ordinal) ? ';' : ',') : [.. Variants.Keys];
        Console.WriteLine($"{"problem",-12} {"variant",-16} {string.Join(' ', Counts.Select(count => $"{count,16}"))} {"us/trial",9}");
        foreach (var name in problems)
        {
            var instances = Enumerable.Range(1, name is "chain" or "stages" ? 40 : 1)
                .AsParallel().AsOrdered().Select(seed => KnownProblems.Create(name, seed)).ToArray();
            foreach (var variant in variants)
            {
                var runs = Enumerable.Range(0, seeds).AsParallel().AsOrdered().Select(seed => Run(instances[seed % instances.Length], Find(variant), (ulong)seed)).ToArray();
                Console.WriteLine(FormattableString.Invariant(
                    $"{name,-12} {variant,-16} {string.Join(' ', Counts.Select((_, i) => Cell([.. runs.Select(run => run.Regret[i])])))} {runs.Average(run => run.Microseconds),9:F0}"));
            }
        }
    }

    /// <summary>The mean, and its standard error.</summary>
    private static string Cell(double[] values)
    {
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Length - 1) / values.Length);
        return FormattableString.Invariant($"{mean,7:F4} ({error:F4})");
    }

    /// <summary>Processor time of ask and tell for each trial, by the number of trials before.</summary>
    private static void Cost(KnownProblem known, string variant, bool isShown)
    {
        var strategy = Find(variant)(known.Space);
        var flight = new Queue<Genome>();
        var before = Environment.CpuUsage.TotalTime;
        for (var told = 0; told <= 10_000; told++)
        {
            foreach (var genome in strategy.Ask(100_000 - told, new RandomStream(1, RandomPurpose.Strategy, (uint)told)))
            {
                flight.Enqueue(genome);
            }

            if (!flight.TryDequeue(out var candidate))
            {
                break;
            }

            strategy.Tell([new Trial(told, 0, candidate, TrialStatus.Finished, null, 1, [known.Value(candidate)], null)]);
            if (told % 1000 == 0 && isShown)
            {
                var now = Environment.CpuUsage.TotalTime;
                Console.WriteLine(FormattableString.Invariant($"{told,6} {(now - before).TotalMicroseconds / 1000,8:F1} us/trial"));
                before = now;
            }
        }
    }

    private static (double[] Regret, double Microseconds) Run(KnownProblem problem, Func<Space, IStrategy> make, ulong seed)
    {
        var strategy = make(problem.Space);
        var flight = new Queue<Genome>();
        var regret = new List<double>();
        var best = double.MinValue;
        var lowest = 0.0;
        var score = double.MinValue;
        var proposed = 0;
        var thinking = 0L;
        for (var told = 0; told < Counts[^1]; told++)
        {
            var watch = Stopwatch.GetTimestamp();
            var asked = strategy.Ask(Counts[^1] - proposed, new RandomStream(seed, RandomPurpose.Strategy, (uint)proposed));
            thinking += Stopwatch.GetTimestamp() - watch;
            proposed += asked.Count;
            foreach (var genome in asked)
            {
                flight.Enqueue(genome);
            }

            if (!flight.TryDequeue(out var candidate))
            {
                break;
            }

            var value = problem.Value(candidate);
            var loss = problem.Measured?.Invoke(candidate).Metrics.Loss ?? 0;
            if (value > best || (value.Equals(best) && loss < lowest))
            {
                (best, lowest) = (value, loss);
                score = problem.Score(candidate);
            }

            if (Counts.Contains(told + 1))
            {
                regret.Add((problem.Best - score) / problem.Unit);
            }

            watch = Stopwatch.GetTimestamp();
            var measured = problem.Measured?.Invoke(candidate);
            strategy.Tell([new Trial(told, 0, candidate, TrialStatus.Finished, null, 1, [value], measured?.Metrics) { RightRows = measured?.Right }]);
            thinking += Stopwatch.GetTimestamp() - watch;
        }

        while (regret.Count < Counts.Length)
        {
            regret.Add((problem.Best - score) / problem.Unit);
        }

        return ([.. regret], thinking * 1e6 / Stopwatch.Frequency / proposed);
    }

    private static Func<Space, IStrategy> Find(string variant)
    {
        if (Variants.TryGetValue(variant, out var known))
        {
            return known;
        }

        var search = NasProgram.Load($$"""
            data Rows { from csv "none.csv"; input pixels: columns 0..63 as image(8, 8, 1); target kind: column 64 as class(10); split 60% train, 20% validation, 20% test; }
            space Any for Rows { globalavgpool -> linear(classes) }
            search Find { space Any; maximize accuracy; strategy {{variant}}; train 1 epochs; budget 1 trials; }
            """).GetSearch("Find");
        return space => StrategyFactory.Create(search with { Space = space });
    }

    private static CoevolutionStrategy Coevolution(Space space, CoevolutionOptions options) =>
        new(space, Objectives, options);
}
