using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Benchmarks;

/// <summary>Prints what networks take in memory, in kilobytes (1,000 bytes): the cost of the language, one row that is answered, 64 rows, and a training with batch 64 and Adam. Plans, and no measurements.</summary>
internal static class MemoryBenchmark
{
    private static readonly TrainingRecipe Recipe = new(1, 64, new AdamSettings(0.001, 0.9, 0.999, 1e-8, 0, false), new ConstantSchedule());

    public static void Run(string[] names)
    {
        var engine = new ManagedEngine();
        Console.WriteLine($"{"network",-10} {"memory",9} {"one row: needs",15} {"padding",9} {"working",9} {"64 rows",9} {"training",9}");
        foreach (var name in names.Length > 0 ? names : ["N1", "N2", "N3", "N4", "N5", "resnet20", "gru", "lstm", "attention", "turns"])
        {
            var network = BenchmarkNetworks.All[name];
            var one = engine.PlanAnswers(network);
            Console.WriteLine(FormattableString.Invariant(
                $"{name,-10} {Kilo(NetworkCosts.Of(network, CostKind.Memory)),9} {Kilo(one.Needed),15} {Kilo(one.Padding),9} {Kilo(one.Working),9} {Kilo(engine.PlanAnswers(network, 64).Total),9} {Kilo(engine.PlanTraining(network, Recipe, TargetKind.Class).Total),9}"));
        }
    }

    private static string Kilo(long bytes) => FormattableString.Invariant($"{bytes / 1e3:N1}");
}
