using System.Diagnostics;
using System.Globalization;
using NasDsl.Genomes;
using NasDsl.Search;

namespace NasDsl.Benchmarks.Strategies;

/// <summary>
/// The share of the hypervolume of the true front that has been found after so many different candidates, for a search with two objectives: <c>hypervolume --tables FOLDER [--program FILE]
/// [--search NAME] [--strategies "a;b(c: 1)"] [--counts "100;200;500"] [--seeds N]</c>. Objectives are scaled to 0..1 between the ends of the true front; the reference point is (1.1, 1.1).
/// </summary>
internal static class HypervolumeCommand
{
    private const double Reference = 1.1;

    public static void Run(BenchmarkArguments arguments)
    {
        var file = arguments.ReadProblem();
        var search = arguments.Get("search", "AccurateAndSmall");
        var counts = arguments.List("counts", "100;200;500").Select(count => int.Parse(count, CultureInfo.InvariantCulture)).ToArray();
        var seeds = arguments.Get("seeds", 100);
        var truth = Front(new TabledProblem(file, search, "grid(batch: 1)").RunAll().Select(Point));
        var scaled = Scale(truth, truth).ToArray();
        var whole = Volume(scaled);
        Console.WriteLine(FormattableString.Invariant($"{search}: mean share of the hypervolume of the true front ({truth.Count} candidates), {seeds} seeds (standard error)"));
        Console.WriteLine();
        Console.WriteLine($"| strategy | {string.Join(" | ", counts)} | seconds |");
        Console.WriteLine($"|---|{string.Concat(counts.Select(_ => "---|"))}---|");
        foreach (var strategy in arguments.Get("strategies", "random;nsga2;evolution;coevolution").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var watch = Stopwatch.StartNew();
            var runs = SeedRuns.Run(
                seeds,
                () => new TabledProblem(file, search, strategy),
                (problem, seed) => problem.Run(counts[^1], seed).Select(Point).ToArray());
            var cells = counts.Select(count => Statistics.Cell([.. runs.Select(run => Volume(Scale(Front(run.Take(count)), truth)) / whole)]));
            Console.WriteLine(FormattableString.Invariant($"| {strategy} | {string.Join(" | ", cells)} | {watch.Elapsed.TotalSeconds:F1} |"));
        }
    }

    /// <summary>Error and cost, both to be made small. The objectives are one to maximise, then one to minimise.</summary>
    private static (double Error, double Cost) Point(Trial trial) => (-trial.Objectives[0], trial.Objectives[1]);

    private static List<(double Error, double Cost)> Front(IEnumerable<(double Error, double Cost)> points)
    {
        var front = new List<(double Error, double Cost)>();
        foreach (var point in points.OrderBy(point => point.Error).ThenBy(point => point.Cost))
        {
            if (front.Count == 0 || point.Cost < front[^1].Cost)
            {
                front.Add(point);
            }
        }

        return front;
    }

    private static IEnumerable<(double Error, double Cost)> Scale(List<(double Error, double Cost)> points, List<(double Error, double Cost)> truth)
    {
        // A front is sorted: its ends are the ideal and the nadir.
        var (least, dearest) = truth[0];
        var (worst, cheapest) = truth[^1];
        return points.Select(point => ((point.Error - least) / (worst - least), (point.Cost - cheapest) / (dearest - cheapest)));
    }

    private static double Volume(IEnumerable<(double Error, double Cost)> front)
    {
        var volume = 0.0;
        var top = Reference;
        foreach (var (error, cost) in front.Where(point => point.Error < Reference && point.Cost < Reference))
        {
            volume += (Reference - error) * (top - cost);
            top = cost;
        }

        return volume;
    }
}
