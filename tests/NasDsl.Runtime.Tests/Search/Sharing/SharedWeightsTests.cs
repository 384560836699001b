using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Search;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Evaluation.Sharing;
using NasDsl.Search.Journal;

namespace NasDsl.Runtime.Tests.Search.Sharing;

public sealed class SharedWeightsTests
{
    private const string Space = "conv({ 4, 8 }, { 1, 3 }) -> (relu | tanh) -> repeat stage 1..2 same { conv(8, { 1, 3 }) -> relu? } -> flatten -> linear(classes)";
    private const string Activations = "flatten -> linear(16) -> (relu | tanh | gelu | silu) -> linear(16) -> (relu | tanh | gelu | silu) -> linear(classes)";
    private const string Train = "train 2 epochs, batch 32, adam(lr: 0.01), constant;";
    private const string Search = "maximize accuracy; budget 24 trials; seed 3; ";

    [Fact]
    public void Narrow_windows_are_the_middle_of_wide_ones()
    {
        var shared = new SharedTensor();
        shared.Give(new WeightTensor("weight", [1, 1, 3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]));
        Assert.Equal([5f], shared.Fill(new WeightTensor("weight", [1, 1, 1, 1], [0])).Values.ToArray());

        // What is not known yet stays fresh.
        shared.Give(new WeightTensor("weight", [1, 1, 1, 1], [50]));
        var wide = shared.Fill(new WeightTensor("weight", [2, 1, 3, 3], [.. Enumerable.Repeat(-1f, 18)]));
        Assert.Equal([1, 2, 3, 4, 50, 6, 7, 8, 9, .. Enumerable.Repeat(-1f, 9)], wide.Values.ToArray());
        shared.Give(wide with { Values = [.. Enumerable.Range(0, 18).Select(i => (float)i)] });
        Assert.Equal([4f, 13f], shared.Fill(new WeightTensor("weight", [2, 1, 1, 1], [0, 0])).Values.ToArray());
    }

    [Fact]
    public void A_generation_begins_with_what_the_best_of_those_before_it_gave_back()
    {
        var search = SharedPrograms.Create(Space, "strategy reinforce; " + Train + Search);
        var genome = search.Space.CreateGenome(new double[search.Space.Genes.Count]);
        var shared = new SharedWeights();
        var engine = new ManagedEngine();
        ITrainingRun Start() => engine.Start(genome.Network, SharedPrograms.Parity(32, 1), new TrainingRecipe(1, 32, new SgdSettings(0.1, 0, false, 0), new ConstantSchedule()), 1);
        using var first = Start();
        using var second = Start();
        using var third = Start();
        var fresh = first.SaveWeights().Hash();
        Candidate Measured(int id, double loss)
        {
            var candidate = new Candidate(id, 0, genome);
            candidate.Measure(1, new Metrics(loss, 0.5, null, null), [0.5]);
            return candidate;
        }

        shared.Lend(new Candidate(0, 0, genome), first);
        first.TrainEpoch(CancellationToken.None);
        second.TrainEpoch(CancellationToken.None);
        second.LoadWeights(new NetworkWeights([.. second.SaveWeights().Tensors.Select(tensor => tensor with { Values = [.. tensor.Values.Select(value => value + 1)] })]));

        // The better one is ready first.
        shared.Return(Measured(1, 0.2), second);
        shared.Lend(new Candidate(2, 0, genome), third);
        Assert.Equal(fresh, third.SaveWeights().Hash());
        shared.Return(Measured(0, 0.3), first);
        shared.Lend(new Candidate(3, 1, genome), third);
        Assert.Equal(second.SaveWeights().Hash(), third.SaveWeights().Hash());
    }

    [Fact]
    public async Task One_thread_and_four_give_the_same_trials()
    {
        Assert.Equal(await DescribeAsync(1), await DescribeAsync(4));
    }

    [Fact]
    public async Task Candidates_that_share_weights_learn_faster()
    {
        double Mean(SearchResult result) => result.Trials.Where(trial => trial.Id >= 8).Average(trial => trial.Metrics?.Loss ?? 1);
        const string Short = "train 1 epochs, batch 32, adam(lr: 0.003), constant;";
        var shared = Mean(await RunAsync("reinforce", 2, null, Activations, Short));
        var alone = Mean(await RunAsync("reinforce(sharing: false)", 2, null, Activations, Short));
        Assert.True(shared < 0.9 * alone, $"{shared} with shared weights, {alone} without");
    }

    [Fact]
    public async Task A_search_that_goes_on_does_as_if_it_had_never_ended()
    {
        var unbroken = await RunAsync("reinforce", 2);
        foreach (var recorded in new[] { 1, 8, 13 })
        {
            var journal = new InMemoryJournal(unbroken.Trials.Where(trial => trial.Id < recorded));
            Assert.Equal(Searches.Describe(unbroken), Searches.Describe(await RunAsync("reinforce", 2, journal)));
            Assert.Equal(24, journal.Trials.Count);
        }
    }

    [Fact]
    public async Task An_engine_that_begins_with_fresh_weights_is_refused()
    {
        var failure = await Assert.ThrowsAsync<NasException>(() => SharedPrograms.RunAsync(SharedPrograms.Create(Space, $"strategy reinforce; {Train} {Search}"), 1, engine: Searches.Landscape()));
        Assert.Equal("NAS7061", failure.Diagnostics[0].Id);
    }

    private static async Task<string> DescribeAsync(int threads) => Searches.Describe(await RunAsync("reinforce", threads));

    private static Task<SearchResult> RunAsync(string strategy, int threads, ITrialJournal? journal = null, string space = Space, string train = Train) =>
        SharedPrograms.RunAsync(SharedPrograms.Create(space, $"strategy {strategy}; {train} {Search}"), threads, journal);
}
