using System.Diagnostics;
using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Randomness;

namespace NasDsl.Benchmarks;

/// <summary>
/// Times whole training steps (batch 64, cross-entropy, momentum 0.9), each candidate on one thread: median samples per second of processor time over windows, the arithmetic done (three times the
/// forward pass's floating-point operations for each sample) and its share of the multiply-add peak of this core, measured beside it. Also how long the first epoch took in this process, compilation included,
/// the native memory of a candidate, and how long it takes to start a further one (median).
/// </summary>
internal static class TrainingBenchmark
{
    private const int Rows = 1600;
    private const int Batch = 64;
    private const int Windows = 9;
    private static readonly TrainingRecipe Recipe = new(100_000, Batch, new SgdSettings(0.01, 0.9, false, 0), new ConstantSchedule());

    public static void Run(string[] args)
    {
        var isProfiling = args.Contains("--profile");
        var candidates = Array.IndexOf(args, "--candidates") is var place and >= 0 ? int.Parse(args[place + 1], System.Globalization.CultureInfo.InvariantCulture) : 1;
        var chosen = args.Where((argument, i) => !argument.StartsWith("--", StringComparison.Ordinal) && (i == 0 || args[i - 1] != "--candidates")).ToArray();
        var engine = new ManagedEngine();
        var peak = PeakRate.Measure();
        Console.WriteLine($"vectors {engine.VectorWidth}, peak {peak:F0} GFLOP/s");
        Console.WriteLine(candidates > 1
            ? $"{"network",-10} {"candidates",10} {"samples/s of processor time each",33} {"all, of wall time",18} {"scaling",8} {"by wall time",13} {"machine",8} {"by wall time",13}"
            : $"{"network",-10} {"FLOPs",9} {"samples/s",11} {"GFLOP/s",8} {"of peak",8} {"first epoch",12} {"memory",9} {"start",9}");
        foreach (var name in chosen.Length > 0 ? chosen : [.. BenchmarkNetworks.All.Keys])
        {
            var network = BenchmarkNetworks.All[name];
            var data = MakeUp(network);
            if (isProfiling)
            {
                Console.WriteLine(name);
                NodeProfile.Print(network, data, peak);
            }
            else if (candidates > 1)
            {
                PrintSideBySide(engine, name, network, data, candidates);
            }
            else
            {
                PrintAlone(engine, name, network, data, peak);
            }
        }
    }

    /// <summary>Rows at random, with classes at random.</summary>
    public static Dataset MakeUp(Network network)
    {
        var random = new RandomStream(1, RandomPurpose.User);
        var inputs = new float[Rows * network.Input.Size];
        foreach (ref var value in inputs.AsSpan())
        {
            value = random.NextSingle();
        }

        return new Dataset(network.Input, inputs, TargetKind.Class, network.Output.Size, [.. Enumerable.Range(0, Rows).Select(_ => (float)random.NextInt(network.Output.Size))]);
    }

    private static void PrintAlone(ManagedEngine engine, string name, Network network, Dataset data, double peak)
    {
        using var run = engine.Start(network, data, Recipe, 1);
        var first = Stopwatch.StartNew();
        Train(run, 1);
        first.Stop();
        var epochs = EpochsOfAWindow([run]);
        var rate = Median([.. Enumerable.Range(0, Windows).Select(_ => epochs * Rows / Time([run], epochs).Processor)]);
        var flops = 3 * network.Cost.Flops * rate / 1e9;
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-10} {network.Cost.Flops,9} {rate,11:F0} {flops,8:F1} {flops / peak,8:P0} {first.Elapsed.TotalMilliseconds,9:F0} ms {((ManagedTrainingRun)run).Memory.Total / 1e6,6:F1} MB {TimeStart(engine, network, data) * 1e3,6:F2} ms"));
    }

    /// <summary>
    /// One candidate and several take turns: the scaling is how many times as many samples several give. Between them a loop of multiply-adds in registers does the same, which shares nothing but the machine: what it lacks
    /// is no matter of the engine.
    /// </summary>
    private static void PrintSideBySide(ManagedEngine engine, string name, Network network, Dataset data, int candidates)
    {
        ITrainingRun[] runs = [.. Enumerable.Range(0, candidates).Select(seed => engine.Start(network, data, Recipe, (ulong)seed))];
        var epochs = EpochsOfAWindow([runs[0]]);
        Time(runs, epochs);
        var spins = Enumerable.Repeat<Action>(PeakRate.Spin, candidates).ToArray();
        var turns = Enumerable.Range(0, Windows).Select(_ => new Turn(Time([runs[0]], epochs), Time(runs, epochs), Time(spins[..1]), Time(spins))).ToArray();
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-10} {candidates,10} {Median([.. turns.Select(turn => candidates * epochs * Rows / turn.All.Processor)]),33:F0} {Median([.. turns.Select(turn => candidates * epochs * Rows / turn.All.Wall)]),18:F0} {Scaling(turn => turn.One.Processor, turn => turn.All.Processor / candidates),8:F2} {Scaling(turn => turn.One.Wall, turn => turn.All.Wall),13:F2} {Scaling(turn => turn.Spin.Processor, turn => turn.Spins.Processor / candidates),8:F2} {Scaling(turn => turn.Spin.Wall, turn => turn.Spins.Wall),13:F2}"));
        foreach (var run in runs)
        {
            run.Dispose();
        }

        double Scaling(Func<Turn, double> one, Func<Turn, double> all) => Median([.. turns.Select(turn => candidates * one(turn) / all(turn))]);
    }

    private static int EpochsOfAWindow(ITrainingRun[] runs)
    {
        var epochs = 1;
        Time(runs, 1);
        while (Time(runs, epochs).Processor < 0.15)
        {
            epochs *= 2;
        }

        return epochs;
    }

    private static double TimeStart(ManagedEngine engine, Network network, Dataset data)
    {
        const int Starts = 10;
        return Median([.. Enumerable.Range(0, Windows).Select(seed =>
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < Starts; i++)
            {
                using var run = engine.Start(network, data, Recipe, (ulong)seed);
            }

            return (Environment.CpuUsage.TotalTime - before).TotalSeconds / Starts;
        })]);
    }

    private static Duration Time(ITrainingRun[] runs, int epochs) => Time([.. runs.Select<ITrainingRun, Action>(run => () => Train(run, epochs))]);

    /// <summary>Runs all at once, each on a thread. Processor time counts: other programs on the machine take wall time away.</summary>
    private static Duration Time(Action[] works)
    {
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var threads = works.Skip(1).Select(work => new Thread(() => work())).ToArray();
        foreach (var thread in threads)
        {
            thread.Start();
        }

        works[0]();
        foreach (var thread in threads)
        {
            thread.Join();
        }

        return new Duration((Environment.CpuUsage.TotalTime - before).TotalSeconds, watch.Elapsed.TotalSeconds);
    }

    private static void Train(ITrainingRun run, int epochs)
    {
        for (var i = 0; i < epochs; i++)
        {
            run.TrainEpoch(CancellationToken.None);
        }
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private readonly record struct Duration(double Processor, double Wall);

    private sealed record Turn(Duration One, Duration All, Duration Spin, Duration Spins);
}
