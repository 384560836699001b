using System.Diagnostics;
using NasDsl.Randomness;
using NasDsl.Tests.Shared;
using NasDsl.TorchSharp.Tests.Programs;

namespace NasDsl.TorchSharp.Tests.Search;

/// <summary>Candidates leave nothing behind: no tensor, and no memory. NASDSL_LONG_TESTS=1 trains a thousand.</summary>
[Collection(Alone.Name)]
public sealed class LeakTests
{
    private const int Warmup = 10;
    private const int Groups = 4;

    private static readonly int Candidates = Environment.GetEnvironmentVariable("NASDSL_LONG_TESTS") == "1" ? 1000 : 40;

    [TorchFact]
    public void Candidates_leave_no_tensors_and_no_memory()
    {
        var space = TestPrograms.Read("digits.nas").GetSpace("DigitsNet");
        var engine = TestEngine.Create();
        var random = new Random(1);
        var rows = new NasDsl.Data.Dataset(
            space.Data.Input.Shape,
            [.. Enumerable.Range(0, 64 * 64).Select(_ => random.NextSingle())],
            NasDsl.Language.Model.TargetKind.Class,
            10,
            [.. Enumerable.Range(0, 64).Select(_ => (float)random.Next(10))]);
        var recipe = SmallTask.Recipe with { Epochs = 1, Batch = 16 };
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var tensors = new List<long>();
        var bytes = new List<long>();
        for (var candidate = 0; candidate < Warmup + Candidates; candidate++)
        {
            var network = space.Sample(new RandomStream(2, RandomPurpose.User, (uint)candidate)).Network;
            using (var run = engine.Start(network, rows, recipe, (ulong)candidate))
            {
                run.TrainEpoch(CancellationToken.None);
                run.Predict(rows, CancellationToken.None);
                using var predictor = engine.Load(network, run.SaveWeights());
                predictor.Predict(rows, CancellationToken.None);
            }

            if (candidate >= Warmup)
            {
                tensors.Add(TestEngine.LiveTensors);
                bytes.Add(Resident());
            }
        }

        // What stays are the rows, which all candidates share; those of earlier tests may go.
        Assert.All(tensors, count => Assert.InRange(count, 0, tensors[0]));
        var quarters = bytes.Chunk(Candidates / Groups).Select(quarter => quarter.Min() >> 20).ToArray();
        Assert.True(quarters[^1] - quarters[1] < 24, $"MiB in quarters of the candidates: {string.Join(' ', quarters)}");
    }

    private static long Resident()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
