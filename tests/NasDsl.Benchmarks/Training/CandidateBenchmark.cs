#if NAS_FULL_FEED
using System.Diagnostics;
using System.Globalization;
using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.TorchSharp;

namespace NasDsl.Benchmarks;

/// <summary>
/// Candidates per minute of the TorchSharp engine, one after another and as groups, beside those of plain PyTorch (torch_candidates.py), which takes turns with them. A candidate is started, trained for five
/// epochs of 1,600 rows (batch 64, cross-entropy, momentum 0.9), and asked for the answers for 400 rows. Prints the medians over turns of candidates per minute of processor time where the device is the
/// processor, of wall time where it is another, and how many times those of PyTorch they are.
/// </summary>
internal static class CandidateBenchmark
{
    private const int Rows = 1600;
    private const int Answers = 400;
    private const int Epochs = 5;

    private static readonly TrainingRecipe Recipe = new(Epochs, 64, new SgdSettings(0.01, 0.9, false, 0), new ConstantSchedule());

    /// <summary>Prints a line for each network.</summary>
    /// <param name="args">--turns N, --candidates N (of a turn, and of a group), --python COMMAND, and the names of networks.</param>
    public static void Run(string[] args)
    {
        var turns = int.Parse(Option(args, "--turns", "5"), CultureInfo.InvariantCulture);
        var candidates = int.Parse(Option(args, "--candidates", "8"), CultureInfo.InvariantCulture);
        var networks = args.Where((argument, i) => !argument.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal))).ToArray();
        var engine = new TorchSharpEngine(new TorchSharpOptions { GreatestGroup = candidates });
        Console.WriteLine($"engine {engine.Name} {engine.Version}, TorchSharp {typeof(global::TorchSharp.torch).Assembly.GetName().Version}, {(IsOnDevice ? "CUDA, wall time" : "processor, processor time")}");
        foreach (var name in networks.Length > 0 ? networks : ["conv16", "deep", "N1", "N2"])
        {
            using var python = Python(Option(args, "--python", "python3"), name);
            Console.WriteLine(python.StandardOutput.ReadLine());
            Print(engine, name, BenchmarkNetworks.All[name], python, turns, candidates);
            python.StandardInput.Close();
            python.WaitForExit();
        }
    }

    private static bool IsOnDevice => global::TorchSharp.torch.cuda.is_available();

    private static void Print(TorchSharpEngine engine, string name, Network network, Process python, int turns, int candidates)
    {
        var (training, answers) = (MakeUp(network, Rows), MakeUp(network, Answers));
        One(engine, network, training, answers, 0);
        var isGrouped = engine.CanGroup(network, Recipe, Recipe);
        var size = engine.GreatestGroup;
        if (isGrouped)
        {
            Group(engine, network, training, answers, size);
        }

        var rates = Enumerable.Range(0, turns).Select(turn => (
            Peer: 60 * candidates / Ask(python, candidates),
            Alone: 60 * candidates / Time(() =>
            {
                for (var i = 0; i < candidates; i++)
                {
                    One(engine, network, training, answers, (ulong)((turn * candidates) + i));
                }
            }),
            Grouped: isGrouped ? 60 * size / Time(() => Group(engine, network, training, answers, size)) : 0)).ToArray();
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-10} PyTorch {Median(rates.Select(rate => rate.Peer)),8:F1}, alone {Median(rates.Select(rate => rate.Alone)),8:F1} ({Median(rates.Select(rate => rate.Alone / rate.Peer)):F2} times), in groups of {size} {Median(rates.Select(rate => rate.Grouped)),8:F1} ({Median(rates.Select(rate => rate.Grouped / rate.Peer)):F2} times)"));
    }

    private static void One(TorchSharpEngine engine, Network network, Dataset training, Dataset answers, ulong seed)
    {
        using var run = engine.Start(network, training, Recipe, seed);
        Train([run], answers);
    }

    private static void Group(TorchSharpEngine engine, Network network, Dataset training, Dataset answers, int size)
    {
        var runs = engine.StartGroup(network, training, [.. Enumerable.Repeat(Recipe, size)], [.. Enumerable.Range(0, size).Select(seed => (ulong)seed)]);
        Train(runs, answers);
        foreach (var run in runs)
        {
            run.Dispose();
        }
    }

    private static void Train(IReadOnlyList<ITrainingRun> runs, Dataset answers)
    {
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var run in runs)
            {
                run.TrainEpoch(CancellationToken.None);
            }
        }

        foreach (var run in runs)
        {
            run.Predict(answers, CancellationToken.None);
        }
    }

    private static double Time(Action action)
    {
        var (processor, wall) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        action();
        return IsOnDevice ? Stopwatch.GetElapsedTime(wall).TotalSeconds : (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
    }

    private static Process Python(string command, string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NasDsl.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks run inside their repository.");
        }

        return Process.Start(new ProcessStartInfo(command, [Path.Combine(folder.FullName, "tests", "NasDsl.Benchmarks", "Training", "torch_candidates.py"), name, "--epochs", $"{Epochs}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException($"{command} did not start.");
    }

    private static double Ask(Process python, int candidates)
    {
        python.StandardInput.WriteLine(candidates);
        var times = (python.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch gave no answer.")).Split(' ');
        return double.Parse(times[IsOnDevice ? 1 : 0], CultureInfo.InvariantCulture);
    }

    private static Dataset MakeUp(Network network, int rows)
    {
        var random = new RandomStream(1, RandomPurpose.User);
        return new Dataset(
            network.Input,
            [.. Enumerable.Range(0, rows * network.Input.Size).Select(_ => random.NextSingle())],
            TargetKind.Class,
            network.Output.Size,
            [.. Enumerable.Range(0, rows).Select(_ => (float)random.NextInt(network.Output.Size))]);
    }

    private static string Option(string[] args, string name, string otherwise) => Array.IndexOf(args, name) is var place and >= 0 ? args[place + 1] : otherwise;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
#endif
