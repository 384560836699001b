using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Networks;

namespace NasDsl.Benchmarks;

/// <summary>Times training epochs with each part of a recipe beside plain ones, taking turns: the ratio of processor times, median over turns.</summary>
internal static class RecipeBenchmark
{
    private const int Turns = 9;
    private const double Window = 0.15;

    private static readonly TrainingRecipe Plain = new(1_000_000, 64, new SgdSettings(0.01, 0.9, false, 0), new ConstantSchedule());

    private static readonly (string Name, TrainingRecipe Recipe)[] Parts =
    [
        ("sgd again", Plain),
        ("adam", Plain with { Optimizer = new AdamSettings(1e-4, 0.9, 0.999, 1e-8, 0, false) }),
        ("rmsprop", Plain with { Optimizer = new RmsPropSettings(1e-4, 0.99, 1e-8, 0.5, 0.01) }),
        ("onecycle", Plain with { Schedule = new OneCycleSchedule(0.3, 0.04, 4e-6) }),
        ("clip", Plain with { GreatestNorm = 0.1 }),
        ("smoothed", Plain with { Loss = new CrossEntropySettings(true, EquatableArray<double>.Empty, 0.1) }),
        ("binary", Plain with { Loss = new BinarySettings() }),
        ("shift", Augmented(new ShiftSettings(2, false))),
        ("crop", Augmented(new ShiftSettings(2, true))),
        ("flip", Augmented(new FlipSettings(0.5, true, false))),
        ("noise", Augmented(new NoiseSettings(0.05))),
        ("scale", Augmented(new ScaleSettings(0.1))),
        ("mixup", Augmented(new MixupSettings(0.2))),
    ];

    /// <summary>Prints a line for each part.</summary>
    /// <param name="names">The names of networks; N1 and N2 if there are none.</param>
    public static void Run(string[] names)
    {
        foreach (var name in names.Length > 0 ? names : ["N1", "N2"])
        {
            Print(name, BenchmarkNetworks.All[name], TrainingBenchmark.MakeUp(BenchmarkNetworks.All[name]));
        }
    }

    private static void Print(string name, Network network, Dataset data)
    {
        var engine = new ManagedEngine();
        using var plain = engine.Start(network, data, Plain, 1);
        var epochs = 1;
        Time(plain, 1);
        while (Time(plain, epochs) < Window)
        {
            epochs *= 2;
        }

        foreach (var (part, recipe) in Parts.Where(part => network.Input.Rank > 1 || !part.Recipe.Augmentations.Any(settings => settings is ShiftSettings or FlipSettings)))
        {
            using var run = engine.Start(network, data, recipe, 1);
            Time(run, 1);
            var ratios = Enumerable.Range(0, Turns).Select(_ => Time(run, epochs) / Time(plain, epochs)).Order().ToArray();
            Console.WriteLine(FormattableString.Invariant($"{name,-10} {part,-10} {ratios[Turns / 2],6:F3}"));
        }
    }

    private static TrainingRecipe Augmented(AugmentationSettings settings) => Plain with { Augmentations = new EquatableArray<AugmentationSettings>([settings]) };

    private static double Time(ITrainingRun run, int epochs)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < epochs; i++)
        {
            run.TrainEpoch(CancellationToken.None);
        }

        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
