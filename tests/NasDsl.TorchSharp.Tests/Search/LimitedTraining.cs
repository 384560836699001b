using System.Runtime.InteropServices;
using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Search;

/// <summary>A training whose steps take much memory, in a process that is given little more than it has. It limits its whole process, so it runs in one of its own.</summary>
internal static class LimitedTraining
{
    /// <summary>How many rows a step has; each row is an image of 512 x 512 numbers, 1 MiB, in the widest layer.</summary>
    public const int Batch = 256;

    private const int AddressSpace = 9;

    /// <summary>A place that is made an image, and an image that is made a place.</summary>
    public static Network Network { get; } = new GraphBuilder(Shape.Image(1, 1, 1))
        .Add("upsample", ("factor", Value.Of(8))).Add("upsample", ("factor", Value.Of(64))).Add("maxpool", ("kernel", Value.Of(64)), ("stride", Value.Of(64)))
        .Add("globalavgpool").Add("linear", ("units", Value.Of(2))).Build();

    /// <summary>Two batches.</summary>
    public static Dataset Rows { get; } = new(
        Shape.Image(1, 1, 1), [.. Enumerable.Range(0, 2 * Batch).Select(row => row % 7 / 7f)], TargetKind.Class, 2, [.. Enumerable.Range(0, 2 * Batch).Select(row => (float)(row % 3 == 0 ? 1 : 0))]);

    /// <summary>How it is trained.</summary>
    public static TrainingRecipe Recipe { get; } = new(2, Batch, new SgdSettings(0.1, 0.9, false, 0), new ConstantSchedule());

    /// <summary>Trains under the limit.</summary>
    /// <param name="rest">The MiB that the process may take besides those that it has.</param>
    /// <param name="members">How many trainings there are; several are a group.</param>
    /// <returns>The losses of all epochs, one training after another.</returns>
    public static double[] Run(long rest, int members)
    {
        var engine = TestEngine.Create();
        using (var first = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1))
        {
            first.TrainEpoch(CancellationToken.None);
        }

        IReadOnlyList<ITrainingRun> runs = members == 1
            ? [engine.Start(Network, Rows, Recipe, 1)]
            : engine.StartGroup(Network, Rows, [.. Enumerable.Repeat(Recipe, members)], [.. Enumerable.Range(1, members).Select(seed => (ulong)seed)]);
        var pages = long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        var limit = new Limit { Soft = (ulong)((pages * Environment.SystemPageSize) + (rest << 20)), Hard = ulong.MaxValue };
        if (SetLimit(AddressSpace, limit) != 0)
        {
            throw new InvalidOperationException("The process cannot be limited.");
        }

        var losses = runs.SelectMany(run => Training.Trainings.TrainToTheEnd(run, Recipe)).ToArray();
        foreach (var run in runs)
        {
            run.Dispose();
        }

        return losses;
    }

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static extern int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
