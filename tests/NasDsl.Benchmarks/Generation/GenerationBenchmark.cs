using NasDsl.Genomes;
using NasDsl.Randomness;
using NasDsl.Runtime.Tests.Genomes;

namespace NasDsl.Benchmarks.Generation;

/// <summary>
/// What it takes to make genomes that meet the requirements of their space: the first one, for which a diagram of the space is built, and those that follow. The first is that of a new space in a
/// process that has sampled others, and compiled what they run: medians of processor time, with what is allocated for it. With "cold" and a name, it is the first thing that the process samples.
/// </summary>
internal static class GenerationBenchmark
{
    private const int Runs = 9;
    private const int Draws = 300;
    private const string Spaces = "samples/Spaces/spaces.nas";

    private static readonly (string File, string Name)[] All =
    [
        .. TightSpaces.Names.Select(name => (TightSpaces.File, name)),
        ("samples/Digits/digits.nas", "DigitsNet"),
        (Spaces, "NasBenchMacro"),
        (Spaces, "NasBench201"),
        (Spaces, "Darts"),
    ];

    /// <summary>Measures and prints.</summary>
    /// <param name="names">The spaces to measure; all when there are none.</param>
    public static void Run(string[] names)
    {
        if (names is ["cold", var cold])
        {
            var (file, name) = All.Single(space => space.Name == cold);
            var space = TightSpaces.Get(file, name);
            Console.WriteLine(FormattableString.Invariant($"{cold,-14} {Milliseconds(() => space.Sample(new RandomStream(1, RandomPurpose.User))),7:F1} ms"));
            return;
        }

        WarmUp(names);

        Console.WriteLine($"{"space",-14} {"first",10} {"allocated",12} {"sample",11} {"mutation",11}");
        foreach (var (spaceFile, spaceName) in All.Where(space => names.Length == 0 || names.Contains(space.Name)))
        {
            Measure(spaceFile, spaceName);
        }
    }

    // The compiler of the runtime looks again at what runs often, and waits a tenth of a second before it does.
    private static void WarmUp(string[] names)
    {
        for (var round = 0; round < Runs; round++)
        {
            foreach (var name in TightSpaces.Names.Where(name => !names.Contains(name)))
            {
                TightSpaces.Get(name).Sample(new RandomStream(1, RandomPurpose.User));
            }

            Thread.Sleep(TimeSpan.FromSeconds(0.3));
        }
    }

    private static void Measure(string file, string name)
    {
        var spaces = Enumerable.Range(0, Runs).Select(_ => TightSpaces.Get(file, name)).ToArray();
        var before = GC.GetTotalAllocatedBytes(true);
        var first = Median(spaces.Select(space => Milliseconds(() => space.Sample(new RandomStream(1, RandomPurpose.User)))));
        var allocated = (GC.GetTotalAllocatedBytes(true) - before) / Runs;
        var space = spaces[0];
        var random = new RandomStream(1, RandomPurpose.User);
        var genome = space.Sample(random);
        var sample = Milliseconds(() => Repeat(() => genome = space.Sample(random))) / Draws;
        var mutation = Milliseconds(() => Repeat(() => genome = space.Mutate(genome, random))) / Draws;
        Console.WriteLine(FormattableString.Invariant(
            $"{space.Model.Name,-14} {first,7:F1} ms {allocated / 1e6,9:F1} MB {sample * 1e3,8:F0} us {mutation * 1e3,8:F0} us"));
    }

    private static void Repeat(Action action)
    {
        for (var i = 0; i < Draws; i++)
        {
            action();
        }
    }

    private static double Milliseconds(Action action)
    {
        // Processor time: other programs on the machine take wall time away.
        var before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);
}
