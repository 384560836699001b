using NasDsl.Benchmarks;
using NasDsl.Benchmarks.Compiler;
using NasDsl.Benchmarks.Generation;
using NasDsl.Benchmarks.Strategies;

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

if (args is ["ablation", .. var rest])
{
    NasDsl.Benchmarks.Coevolution.Ablation.Run(rest);
    return;
}

// usage: dotnet run -c Release --project tests/NasDsl.Benchmarks -- recipes [NETWORK ...]
// Times each part of a recipe beside a plain one: see Training/RecipeBenchmark.cs.
if (args is ["recipes", .. var some])
{
    RecipeBenchmark.Run(some);
    return;
}

// usage: dotnet run -c Release --project tests/NasDsl.Benchmarks -- memory [NETWORK ...]
// Prints what networks take in memory: see Training/MemoryBenchmark.cs.
if (args is ["memory", .. var planned])
{
    MemoryBenchmark.Run(planned);
    return;
}

// usage: dotnet run -c Release -p:NasFullFeed=true --project tests/NasDsl.Benchmarks -- candidates [--turns N] [--candidates N] [--python COMMAND] [NETWORK ...]
// Candidates per minute of the TorchSharp engine beside PyTorch: see Training/CandidateBenchmark.cs.
if (args is ["candidates", .. var engines])
{
#if NAS_FULL_FEED
    CandidateBenchmark.Run(engines);
#else
    Console.Error.WriteLine($"TorchSharp is not on this package feed: build with -p:NasFullFeed=true to run {string.Join(' ', engines)}");
#endif
    return;
}

// usage: dotnet run -c Release --project tests/NasDsl.Benchmarks -- parts
// Times the parts of steps of small networks: see Training/PartsBenchmark.cs.
if (args is ["parts"])
{
    PartsBenchmark.Run();
    return;
}

// usage: dotnet run -c Release --project tests/NasDsl.Benchmarks -- latency [NETWORK ...]
// Times answers for one sample: see Training/LatencyBenchmark.cs. Training/side_by_side.py sets PyTorch beside it.
if (args is ["latency", .. var networks])
{
    LatencyBenchmark.Run(networks);
    return;
}

// usage: dotnet run -c Release --project tests/NasDsl.Benchmarks -- [--profile] [--candidates N] [NETWORK ...]
// Times training: see Training/TrainingBenchmark.cs. Training/side_by_side.py sets PyTorch beside it.
TrainingBenchmark.Run(args);
