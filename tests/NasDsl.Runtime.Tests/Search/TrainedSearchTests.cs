using NasDsl.Engine;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Search;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>A small search that really trains.</summary>
public sealed class TrainedSearchTests
{
    [Fact]
    public async Task One_thread_and_four_give_the_same_champion_with_the_same_weights()
    {
        var one = await RunAsync(1);
        var four = await RunAsync(4);
        Assert.Equal(Searches.Describe(one), Searches.Describe(four));
        Assert.Equal(one.Champion.Weights.Hash(), four.Champion.Weights.Hash());
        Assert.Equal(one.Champion.Test, four.Champion.Test);

        // Guessing would be right once in ten.
        Assert.True(one.Champion.Test?.Accuracy > 0.3);
    }

    [Fact]
    public async Task Cancellation_reaches_the_training()
    {
        using var source = new CancellationTokenSource();
        var reports = 0;
        var progress = new Watcher(_ =>
        {
            reports++;
            source.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SearchRunner.RunAsync(Small(), new ManagedEngine(), new SearchOptions { Threads = 2, Trials = 3 }, progress, source.Token));
        Assert.Equal(2, reports);
    }

    private static Task<SearchResult> RunAsync(int threads) =>
        SearchRunner.RunAsync(Small(), new ManagedEngine(), new SearchOptions { Threads = threads, Trials = 6 }, null, CancellationToken.None);

    /// <summary>Small networks, few epochs.</summary>
    private static SearchDefinition Small() => Searches.Digits(search => search with
    {
        Recipe = search.Recipe with { Epochs = 2, RetrainEpochs = 2 },
        Fidelity = new FidelityModel("halving", EquatableArray<OptionModel>.Empty, default),
    });

    private sealed class Watcher(Action<SearchProgress> watch) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => watch(value);
    }
}
