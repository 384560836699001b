namespace NasDsl.Benchmarks.Strategies;

/// <summary>The commands that measure strategies.</summary>
internal static class StrategyBenchmarks
{
    public static Action<BenchmarkArguments>? Find(string name) => name switch
    {
        "regret" => RegretCommand.Run,
        "hypervolume" => HypervolumeCommand.Run,
        "overhead" => OverheadCommand.Run,
        _ => null,
    };
}
