using System.Globalization;
using NasDsl.Randomness;
using NasDsl.Search;
using NasDsl.Search.Strategies;

namespace NasDsl.Benchmarks.Strategies;

/// <summary>
/// Microseconds of processor time that a strategy takes for each trial, to be asked and told, around 100, 1,000 and 10,000 trials, the median of several searches:
/// <c>overhead [--strategies "a;b"] [--counts "100;1000"] [--repeats N]</c>.
/// The space is a chain of 20 choices of 5, as that of the peers; the objectives are numbers drawn at random, as theirs.
/// </summary>
internal static class OverheadCommand
{
    public static void Run(BenchmarkArguments arguments)
    {
        var counts = arguments.List("counts", "100;1000;10000").Select(int.Parse).ToArray();
        var repeats = arguments.Get("repeats", 5);
        Console.WriteLine($"| strategy | {string.Join(" | ", counts)} |");
        Console.WriteLine($"|---|{string.Concat(counts.Select(_ => "---|"))}");
        foreach (var strategy in arguments.Get("strategies", "random;localsearch;evolution;nsga2;coevolution").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Compilation.Settle(() => Measure(strategy, counts));
            var searches = Enumerable.Range(0, repeats).Select(_ => Measure(strategy, counts)).ToArray();
            var medians = counts.Select((_, i) => searches.Select(times => times[i]).Order().ElementAt(repeats / 2).ToString("F1", CultureInfo.InvariantCulture));
            Console.WriteLine($"| {strategy} | {string.Join(" | ", medians)} |");
        }
    }

    private static List<double> Measure(string strategy, int[] counts)
    {
        GC.Collect();
        var search = Program(strategy);
        var asked = StrategyFactory.Create(search, null);
        var values = new RandomStream(3, RandomPurpose.User);
        var times = new List<double>();
        var trials = 0;
        foreach (var count in counts)
        {
            // The last fifth before the count.
            var from = count - (count / 5);
            trials = Advance(asked, search, values, trials, from);
            var before = Environment.CpuUsage.TotalTime;
            var watched = Advance(asked, search, values, trials, count) - trials;
            times.Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / watched);
            trials += watched;
        }

        return times;
    }

    private static int Advance(IStrategy strategy, SearchDefinition search, RandomStream values, int trials, int until)
    {
        while (trials < until)
        {
            var genomes = strategy.Ask(int.MaxValue, new RandomStream(1, RandomPurpose.Strategy, (uint)trials));
            foreach (var genome in genomes)
            {
                double[] objectives = [.. search.Model.Objectives.Select(_ => values.NextDouble())];
                strategy.Tell([new Trial(trials++, 0, genome, TrialStatus.Finished, null, 1, [.. objectives], new Metrics(1, objectives[0], null, null))]);
            }
        }

        return trials;
    }

    private static SearchDefinition Program(string strategy) => NasProgram.Load($$"""
        data Rows {
            from   csv "rows.csv";
            input  pixels: columns 0..63 as image(8, 8, 1);
            target kind:   column 64 as class(10);
            split  60% train, 20% validation, 20% test;
        }

        space Chain for Rows {
            repeat layer 20 { conv({ 8, 12, 16, 24, 32 }) } -> globalavgpool -> linear(classes)
        }

        search Find {
            space    Chain;
            maximize accuracy;
            {{(strategy.StartsWith("nsga2", StringComparison.Ordinal) ? "minimize params;" : "")}}
            strategy {{strategy}};
            train    1 epochs;
            budget   10000 trials;
        }
        """).GetSearch("Find");
}
