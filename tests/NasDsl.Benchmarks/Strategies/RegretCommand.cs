using System.Diagnostics;
using System.Globalization;
using NasDsl.Genomes;
using NasDsl.Search;

namespace NasDsl.Benchmarks.Strategies;

/// <summary>
/// How far the best candidate so far is from the best of the table, on average, after so many different candidates: <c>regret --tables FOLDER [--program FILE] [--search NAME]
/// [--score NAMES] [--strategies "a;b(c: 1)"] [--counts "50;100"] [--seeds N]</c>. The incumbent is chosen by the search, and scored by the searches of <c>--score</c>.
/// </summary>
internal static class RegretCommand
{
    public static void Run(BenchmarkArguments arguments)
    {
        var file = arguments.ReadProblem();
        var search = arguments.Get("search", "MostAccurate");
        var score = arguments.List("score", search);
        var counts = arguments.List("counts", "50;100;150;200;300").Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToArray();
        var seeds = arguments.Get("seeds", 400);
        var scale = double.Parse(arguments.Get("scale", "100"), CultureInfo.InvariantCulture);
        var best = Best(new TabledProblem(file, search, "grid"), score);
        Console.WriteLine($"{search}, scored by {string.Join(" and ", score)}: mean regret x {scale} of {seeds} seeds (standard error), the best is {best.ToString("F6", CultureInfo.InvariantCulture)}");
        Console.WriteLine();
        Console.WriteLine($"| strategy | {string.Join(" | ", counts)} | seconds |");
        Console.WriteLine($"|---|{string.Concat(counts.Select(_ => "---|"))}---|");
        foreach (var strategy in arguments.Get("strategies", "random;localsearch;evolution;coevolution").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var watch = Stopwatch.StartNew();
            var runs = SeedRuns.Run(
                seeds,
                () => new TabledProblem(file, search, strategy),
                (problem, seed) => Regrets(problem, problem.Run(counts[^1], seed), score, counts, best));
            var cells = counts.Select((_, i) => Statistics.Cell([.. runs.Select(run => run[i] * scale)]));
            Console.WriteLine(FormattableString.Invariant($"| {strategy} | {string.Join(" | ", cells)} | {watch.Elapsed.TotalSeconds:F1} |"));
        }
    }

    private static double[] Regrets(TabledProblem problem, IReadOnlyList<Trial> trials, IReadOnlyList<string> score, int[] counts, double best)
    {
        var judge = problem.Score(score);
        var sign = problem.Search.Model.Objectives[0].IsMaximized ? 1 : -1;
        var regrets = new double[counts.Length];
        Trial? incumbent = null;
        for (var i = 0; i < trials.Count; i++)
        {
            incumbent = incumbent is null || sign * trials[i].Objectives[0] > sign * incumbent.Objectives[0] ? trials[i] : incumbent;
            var at = Array.IndexOf(counts, i + 1);
            if (at >= 0)
            {
                regrets[at] = best - judge(incumbent.Genome);
            }
        }

        // A space that was exhausted before stays as it is.
        for (var at = 0; at < counts.Length; at++)
        {
            regrets[at] = counts[at] > trials.Count && incumbent is not null ? best - judge(incumbent.Genome) : regrets[at];
        }

        return regrets;
    }

    private static double Best(TabledProblem problem, IReadOnlyList<string> score)
    {
        var judge = problem.Score(score);
        return GenomeEnumerator.Enumerate(problem.Search.Space).Max(judge);
    }
}
