using System.ComponentModel;
using NasDsl.Data;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Search;
using NasDsl.Tests.Shared;
using NasDsl.TorchSharp.Tests.Training;

namespace NasDsl.TorchSharp.Tests.Search;

/// <summary>Memory that does not suffice is the failure of one candidate.</summary>
public sealed class MemoryTests : IDisposable
{
    private const int Count = 100_000;

    /// <summary>An image of one place, made so large that the outputs of a batch are more than any machine has: 100,000 rows of 4096 x 4096 numbers are 6.7 TB.</summary>
    private static readonly Network Huge = new GraphBuilder(Shape.Image(1, 1, 1))
        .Add("upsample", ("factor", Value.Of(64))).Add("upsample", ("factor", Value.Of(64))).Add("globalavgpool").Add("linear", ("units", Value.Of(2))).Build();

    private readonly string _folder = Directory.CreateTempSubdirectory("nasdsl-").FullName;

    [TorchTheory]
    [InlineData("CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 79.15 GiB of which 3.06 MiB is free.", true)]
    [InlineData("CUDA error: out of memory", true)]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`", true)]
    [InlineData("cuDNN error: CUDNN_STATUS_ALLOC_FAILED", true)]
    [InlineData("cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED", true)]
    [InlineData("[enforce fail at alloc_cpu.cpp:114] data. DefaultCPUAllocator: can't allocate memory: you tried to allocate 6710886400000 bytes.", true)]
    [InlineData("DefaultCPUAllocator: not enough memory: you tried to allocate 6710886400000 bytes.", true)]
    [InlineData("CUDA error: an illegal memory access was encountered", false)]
    [InlineData("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED", false)]
    [InlineData("Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!", false)]
    public void Memory_that_does_not_suffice_is_told_from_other_failures(string message, bool isExhausted) =>
        Assert.Equal(isExhausted, Inside.IsExhausted(new Win32Exception(message)));

    /// <summary>Each row has 8192 x 8192 shares, so that 4096 of them are 1.1 TB.</summary>
    [TorchFact]
    public void Memory_that_does_not_suffice_for_attention_ends_the_training_with_the_reason()
    {
        const int Places = 8192;
        var network = new GraphBuilder(Shape.Signal(Places, 1)).Add("attention", ("heads", Value.Of(1))).Add("globalavgpool").Add("linear", ("units", Value.Of(2))).Build();
        var rows = new Dataset(network.Input, new float[Places * 4096], TargetKind.Class, 2, new float[4096]);
        using var run = TestEngine.Create().Start(network, rows, SmallTask.Recipe with { Batch = rows.Count }, 1);
        Assert.ThrowsAny<OutOfMemoryException>(() => run.TrainEpoch(CancellationToken.None));
    }

    [TorchFact]
    public void Memory_that_never_suffices_ends_the_training_with_the_reason()
    {
        var engine = TestEngine.Create();
        var rows = new Dataset(Shape.Image(1, 1, 1), new float[Count], TargetKind.Class, 2, new float[Count]);
        using (var run = engine.Start(Huge, rows, SmallTask.Recipe with { Batch = Count }, 1))
        {
            Assert.ThrowsAny<OutOfMemoryException>(() => run.TrainEpoch(CancellationToken.None));
        }

        // And the next candidate is none the worse for it.
        using var next = engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        Assert.True(double.IsFinite(next.TrainEpoch(CancellationToken.None)));
    }

    [TorchFact]
    public async Task A_search_goes_on_past_candidates_that_do_not_fit()
    {
        File.WriteAllLines(Path.Combine(_folder, "rows.csv"), Enumerable.Range(0, Count).Select(row => $"{row % 7},{row % 2}"));
        var search = NasProgram.Compile("""
            data Rows { from csv "rows.csv"; input x: columns 0..0 as image(1, 1, 1); target y: column 1 as class(2); split 90% train, 5% validation, 5% test; }
            space Net for Rows { (identity | upsample(64) -> upsample(64)) -> globalavgpool -> linear(classes) }
            search Find { space Net; maximize accuracy; strategy grid; train 1 epochs, batch 90000, sgd(lr: 0.01); budget 2 trials; seed 1; }
            """).GetSearch("Find");
        var result = await SearchRunner.RunAsync(search, TestEngine.Create(), new SearchOptions { Threads = 2, BaseDirectory = _folder }, null, CancellationToken.None);
        Assert.Equal(TrialStatus.Finished, Assert.Single(result.Trials, trial => trial.Status != TrialStatus.Failed).Status);
        Assert.Equal("the memory did not suffice", Assert.Single(result.Trials, trial => trial.Status == TrialStatus.Failed).Reason);
    }

    [TorchFact]
    public void A_training_that_finds_no_memory_begins_again_with_half_the_rows_in_a_step()
    {
        if (OperatingSystem.IsLinux())
        {
            using var expected = TestEngine.Managed.Start(LimitedTraining.Network, LimitedTraining.Rows, LimitedTraining.Recipe with { Batch = LimitedTraining.Batch / 2 }, 1);
            Near.AssertLosses(Trainings.TrainToTheEnd(expected, LimitedTraining.Recipe), TrainLimited(rest: 190, members: 1), 1e-4, "half the rows");
        }
    }

    [TorchFact]
    public void A_group_that_finds_no_memory_goes_on_one_by_one()
    {
        if (OperatingSystem.IsLinux())
        {
            var expected = Enumerable.Range(1, 2).SelectMany(seed =>
            {
                using var run = TestEngine.Managed.Start(LimitedTraining.Network, LimitedTraining.Rows, LimitedTraining.Recipe, (ulong)seed);
                return Trainings.TrainToTheEnd(run, LimitedTraining.Recipe);
            });
            Near.AssertLosses([.. expected], TrainLimited(rest: 390, members: 2), 1e-4, "one by one");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Trains in a process that is given so many MiB more; a step of one training takes 256.</summary>
    private static double[] TrainLimited(int rest, int members)
    {
        var (code, output, error) = OwnProcess.Run(AppContext.BaseDirectory, null, "limit", $"{rest}", $"{members}");
        Assert.True(code == 0, error);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, System.Globalization.CultureInfo.InvariantCulture))];
    }
}
