using NasDsl.Data;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Search;
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Search;

/// <summary>Memory that does not suffice is the failure of one candidate.</summary>
public sealed class MemoryTests : IDisposable
{
    private const int Count = 100_000;

    /// <summary>An image of one place, made so large that the outputs of a batch are more than any machine has: 100,000 rows of 4096 x 4096 numbers are 6.7 TB.</summary>
    private static readonly Network Huge = new GraphBuilder(Shape.Image(1, 1, 1))
        .Add("upsample", ("factor", Value.Of(64))).Add("upsample", ("factor", Value.Of(64))).Add("globalavgpool").Add("linear", ("units", Value.Of(2))).Build();

    private readonly string _folder = Directory.CreateTempSubdirectory("nasdsl-").FullName;

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

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
