using System.Diagnostics;
using NasDsl.Engine.Augmentation;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Losses;
using NasDsl.Engine.Memory;
using NasDsl.Engine.Operations;
using NasDsl.Engines;

namespace NasDsl.Benchmarks;

/// <summary>Times what steps of small networks are made of, each part alone with its numbers in the cache: the best of many windows, in microseconds of wall time.</summary>
internal static unsafe class PartsBenchmark
{
    private const int Windows = 300;
    private const int Weights = 17_696;

    public static void Run()
    {
        var kernels = VectorKernels.Best;
        using var arena = new NativeArena();
        Console.WriteLine(FormattableString.Invariant($"vectors {kernels.Width}, peak {PeakRate.Measure():F0} GFLOP/s"));
        foreach (var (name, rows, columns, sums, isTurned, run) in (ReadOnlySpan<(string, int, int, int, bool, int)>)
        [
            ("N1 layer 1", 64, 128, 64, false, 64), ("N1 layer 2", 64, 64, 128, false, 128), ("N1 layer 3", 64, 16, 64, false, 64),
            ("N1 weights 3", 64, 16, 64, true, 64), ("N1 inputs 3", 64, 64, 10, false, 10), ("N1 weights 2", 128, 64, 64, true, 64),
            ("N1 inputs 2", 64, 128, 64, false, 64), ("N1 weights 1", 64, 128, 64, true, 64),
            ("N5 layer 1", 512, 16, 7, false, 7), ("N5 weights 1", 7, 16, 512, true, 512), ("N5 layer 2", 512, 32, 80, false, 16),
            ("N5 weights 2", 80, 32, 512, true, 512), ("N5 inputs 2", 512, 16, 160, false, 32),
        ])
        {
            PrintMultiplication(kernels, arena, name, rows, columns, sums, isTurned, run);
        }

        var (a, b, c) = ((nint)arena.Floats(Weights), (nint)arena.Floats(Weights), (nint)arena.Floats(Weights));
        Print("SGD, 17,696 weights", () => kernels.StepSgd((float*)a, (float*)b, (float*)c, Weights, new SgdStep(0.01f, 0.9f, 0, false)));
        Print("turning 128x64 weights", () => VectorKernels.Transpose((float*)a, 64, 128, 64, (float*)b, 128));
        Print("relu of 64x128", () => kernels.Activate<Relu>((float*)a, 64 * 128, (float*)a));
        Print("its gradient", () => kernels.ActivateGradient<Relu>((float*)a, (float*)a, (float*)b, 64 * 128, (float*)b));
        Print("sums of 64x128", () => kernels.ChannelSums((float*)a, 64, 128, (float*)c));
        var network = BenchmarkNetworks.All["N1"];
        var data = TrainingBenchmark.MakeUp(network);
        using var plan = new NetworkPlan(network, kernels, 64, isTrainable: true);
        var loss = Loss.For(null, data, kernels, arena, 64);
        Print("loss of 64x10", () => loss.Compute((float*)a, 10, 16, new BatchTargets(data.Targets.Span[..64], default, default), (float*)b));
        var batch = new TrainingBatch(data, new TrainingRecipe(1, 64, new SgdSettings(0.01, 0.9, false, 0), new ConstantSchedule()), 64, 1);
        var (order, next) = (Enumerable.Range(0, data.Count).Select(i => i * 577 % data.Count).ToArray(), 0);
        Print("rows of N1", () => batch.LoadAugmented(plan, order.AsSpan(next = (next + 64) % data.Count, 64), 0));
    }

    private static void PrintMultiplication(VectorKernels kernels, NativeArena arena, string name, int rows, int columns, int sums, bool isTurned, int run)
    {
        var multiply = new GatherMultiply
        {
            X = arena.Floats((long)(rows + 16) * (sums + 16)),
            RowOffsets = OffsetTable.Steps(arena, rows + 16, isTurned ? 1 : sums),
            RowStep = rows % 4 > 0 ? 0 : isTurned ? 1 : sums,
            Rows = rows,
            SumOffsets = OffsetTable.Steps(arena, sums, isTurned ? rows : 1),
            SumRun = new OffsetRun(run, isTurned ? rows : 1),
            Sums = sums,
            B = arena.Floats((long)sums * columns),
            Columns = columns,
            C = arena.Floats((long)rows * columns),
        };
        var time = Best(() => kernels.Multiply(multiply));
        Console.WriteLine(FormattableString.Invariant($"{name,-24} {rows,4} x {columns,3} x {sums,3} {time,7:F2} us {2e-3 * rows * columns * sums / time,6:F0} GFLOP/s"));
    }

    private static void Print(string name, Action part) => Console.WriteLine(FormattableString.Invariant($"{name,-24} {Best(part),24:F2} us"));

    private static double Best(Action part)
    {
        var best = double.PositiveInfinity;
        for (var window = 0; window < Windows; window++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < 100; i++)
            {
                part();
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / 100);
        }

        return best;
    }
}
