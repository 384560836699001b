using System.Diagnostics;
using NasDsl.Benchmarks;
using NasDsl.Benchmarks.Compiler;
using NasDsl.Benchmarks.Generation;
using NasDsl.Benchmarks.Strategies;
using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Randomness;

// usage: dotnet run -c Release --project tests/NasDsl.Benchmarks -- regret|hypervolume|overhead [OPTIONS]
// Measures strategies: see Strategies/*Command.cs.
if (args is [var topic, ..] && StrategyBenchmarks.Find(topic) is { } command)
{
    command(new BenchmarkArguments(args[1..]));
    return;
}

// usage: dotnet run -c Release --project tests/NasDsl.Benchmarks -- compiler [LINES [SHAPE ...]]
// Compiles long files: see Compiler/CompilerBenchmark.cs.
if (args is ["compiler", ..])
{
    CompilerBenchmark.Run(args[1..]);
    return;
}

// usage: dotnet run -c Release --project tests/NasDsl.Benchmarks -- generator
// Runs the source generator: see Compiler/GeneratorBenchmark.cs.
if (args is ["generator"])
{
    GeneratorBenchmark.Run();
    return;
}

// usage: dotnet run -c Release --project tests/NasDsl.Benchmarks -- generation [SPACE ...]
// Makes genomes of spaces with tight requirements and of published spaces: see Generation/GenerationBenchmark.cs.
if (args is ["generation", ..])
{
    GenerationBenchmark.Run(args[1..]);
    return;
}

// usage: dotnet run -c Release --project tests/NasDsl.Benchmarks -- [--profile] [NETWORK ...]
// Times whole training steps (batch 64, cross-entropy, momentum 0.9) on one thread: median samples per second of processor time over windows, the arithmetic done (three times the forward pass's floating-point
// operations for each sample) and its share of the multiply-add peak of this core, measured beside it. Also how long the first epoch took in this process, compilation included, the
// native memory of a candidate, and how long it takes to start a further one (median).
if (args is ["ablation", .. var rest])
{
    NasDsl.Benchmarks.Coevolution.Ablation.Run(rest);
    return;
}

const int Rows = 1600;
const int Windows = 9;

// usage: dotnet run -c Release --project tests/NasDsl.Benchmarks -- recipes [NETWORK ...]
// Times each part of a recipe beside a plain one: see RecipeBenchmark.cs.
if (args is ["recipes", .. var some])
{
    foreach (var name in some.Length > 0 ? some : ["N1", "N2"])
    {
        RecipeBenchmark.Print(name, BenchmarkNetworks.All[name], MakeUp(BenchmarkNetworks.All[name]));
    }

    return;
}

var engine = new ManagedEngine();
var peak = PeakRate.Measure();
Console.WriteLine($"vectors {engine.VectorWidth}, peak {peak:F0} GFLOP/s");
Console.WriteLine($"{"network",-10} {"FLOPs",9} {"samples/s",11} {"GFLOP/s",8} {"of peak",8} {"first epoch",12} {"memory",9} {"start",9}");
var isProfiling = args.Contains("--profile");
var chosen = args.Where(argument => argument != "--profile").ToArray();
foreach (var name in chosen.Length > 0 ? chosen : [.. BenchmarkNetworks.All.Keys])
{
    var network = BenchmarkNetworks.All[name];
    var data = MakeUp(network);
    if (isProfiling)
    {
        Console.WriteLine(name);
        NodeProfile.Print(network, data, peak);
        continue;
    }

    var recipe = new TrainingRecipe(100_000, 64, new SgdSettings(0.01, 0.9, false, 0), new ConstantSchedule());
    using var run = engine.Start(network, data, recipe, 1);
    var first = Stopwatch.StartNew();
    run.TrainEpoch(CancellationToken.None);
    first.Stop();
    var epochs = 1;
    Time(run, 1);
    while (Time(run, epochs) < 0.15)
    {
        epochs *= 2;
    }

    var rates = Enumerable.Range(0, Windows).Select(_ => epochs * Rows / Time(run, epochs)).Order().ToArray();
    var rate = rates[Windows / 2];
    var flops = 3 * network.Cost.Flops * rate / 1e9;
    Console.WriteLine(FormattableString.Invariant(
        $"{name,-10} {network.Cost.Flops,9} {rate,11:F0} {flops,8:F1} {flops / peak,8:P0} {first.Elapsed.TotalMilliseconds,9:F0} ms {((ManagedTrainingRun)run).Bytes / 1e6,6:F1} MB {TimeStart(engine, network, data, recipe) * 1e3,6:F2} ms"));
}

static double TimeStart(ManagedEngine engine, Network network, Dataset data, TrainingRecipe recipe) =>
    Enumerable.Range(0, 50).Select(seed =>
    {
        var watch = Stopwatch.StartNew();
        using var run = engine.Start(network, data, recipe, (ulong)seed);
        return watch.Elapsed.TotalSeconds;
    }).Order().ElementAt(25);

static double Time(ITrainingRun run, int epochs)
{
    // Processor time: other programs on the machine take wall time away.
    var before = Environment.CpuUsage.TotalTime;
    for (var i = 0; i < epochs; i++)
    {
        run.TrainEpoch(CancellationToken.None);
    }

    return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
}

static Dataset MakeUp(Network network)
{
    var random = new RandomStream(1, RandomPurpose.User);
    var inputs = new float[Rows * network.Input.Size];
    foreach (ref var value in inputs.AsSpan())
    {
        value = random.NextSingle();
    }

    return new Dataset(network.Input, inputs, TargetKind.Class, network.Output.Size, [.. Enumerable.Range(0, Rows).Select(_ => (float)random.NextInt(network.Output.Size))]);
}
