using NasDsl.Engine;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Search;
using NasDsl.Search.Journal;

namespace NasDsl.Runtime.Tests.Search;

public sealed class DeviceTests
{
    [Fact]
    public void Declared_devices_cost_what_their_numbers_say()
    {
        // 64 places with 9 weights for each filter, then 10 for each; 20 pJ for each of these, and 5 pJ for each byte of memory.
        var search = Program("latency(Wearable)", "energy(Wearable) <= 300 nJ").GetSearch("S");
        var light = search.Space.Parse("filters=4");
        var heavy = search.Space.Parse("filters=64");

        Assert.Equal(4 * 586, NetworkCosts.Of(light.Network, CostKind.Macs));
        Assert.Empty(search.Space.FindViolations(light));
        Assert.Equal(64 * 586, NetworkCosts.Of(heavy.Network, CostKind.Macs));
        Assert.Equal("energy(Wearable) <= 300 nJ", Assert.Single(search.Space.FindViolations(heavy)).Text);
    }

    [Fact]
    public async Task A_latency_is_an_objective()
    {
        var result = await Searches.RunAsync(Program("latency(Wearable)", "params <= 1M").GetSearch("S"), Searches.Landscape(), new SearchOptions { BaseDirectory = AppContext.BaseDirectory });

        Assert.Equal(4, result.Champion.Trial.Network.Nodes[0].Shape.Channels);
        Assert.Equal(result.Champion.Trial.Network.Cost.Macs / 64e6, result.Champion.Trial.Objectives[0]);
    }

    [Fact]
    public async Task What_an_end_asks_to_be_measured_is_refused_where_the_end_is_written()
    {
        var search = Program("accuracy", "params <= 1M", "strategy random; until accuracy > 90% &&\n    energy(Here) <= 1 mJ").GetSearch("S");

        var failure = await Assert.ThrowsAsync<NasException>(() => Searches.RunAsync(search, Searches.Landscape()));

        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.Equal("NAS7033", diagnostic.Id);
        Assert.Equal("accuracy > 90% &&\n    energy(Here) <= 1 mJ", diagnostic.Location.Text?.Content.Substring(diagnostic.Location.Span.Start, diagnostic.Location.Span.Length));
    }

    [Theory]
    [InlineData("energy(Here)", "params <= 1M", 8)]
    [InlineData("accuracy", "energy(Phone) <= 1 mJ", 7)]
    public async Task What_has_to_be_measured_is_refused_at_its_line(string objective, string requirement, int line)
    {
        var search = Program(objective, requirement).GetSearch("S");

        var failure = await Assert.ThrowsAsync<NasException>(() => Searches.RunAsync(search, Searches.Landscape()));

        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.Equal("NAS7033", diagnostic.Id);
        Assert.Equal(line, diagnostic.Location.Start.Line);
        Assert.Contains("which has to be measured", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_space_alone_refuses_too()
    {
        var failure = Assert.Throws<NasException>(() => Program("accuracy", "energy(Here) <= 1 J").GetSpace("Net").Sample(new NasDsl.Randomness.RandomStream(1, NasDsl.Randomness.RandomPurpose.Strategy, 0)));

        Assert.Equal(DiagnosticCatalog.ProcedureUnknown.Id, Assert.Single(failure.Diagnostics).Id);
    }

    [Fact]
    public async Task How_long_a_network_takes_on_this_machine_is_measured()
    {
        var journal = new InMemoryJournal();
        var result = await RunAsync(Program("latency(Here)", "latency(Here) <= 10 s"), journal);

        Assert.Equal(2, result.Trials.Length);
        Assert.All(result.Trials, trial => Assert.Equal(TrialStatus.Finished, trial.Status));
        Assert.All(result.Trials, trial => Assert.True(trial.Latency is > 0 and < 1, $"{trial.Latency}"));
        Assert.All(result.Trials, trial => Assert.Equal(trial.Latency, trial.Objectives[0]));
        Assert.Equal(result.Trials.Min(trial => trial.Latency), result.Champion.Trial.Latency);

        // A journal of text knows it too.
        Assert.All(journal.Trials, trial => Assert.Equal(trial.Latency, TrialJson.Read(TrialJson.Write(trial), trial.Genome.Space).Latency));
    }

    [Fact]
    public async Task A_search_that_goes_on_takes_what_was_measured_from_its_journal_even_where_it_trains_again()
    {
        // A cohort of which a part was recorded is trained once more as a whole.
        var program = Program("latency(Here)", "params <= 1M", "fidelity halving(eta: 2, from: 1 epochs); strategy random(batch: 2)");
        var journal = new InMemoryJournal();
        var unbroken = await RunAsync(program, journal);
        var first = unbroken.Trials.Single(trial => trial.Id == 0);
        var known = new InMemoryJournal([first with { Latency = 2.5, Objectives = [2.5] }]);
        var resumed = await RunAsync(program, known);

        Assert.Equal(2.5, resumed.Trials.Single(trial => trial.Id == 0).Objectives[0]);
        Assert.True(resumed.Trials.Single(trial => trial.Id == 1).Objectives[0] < 1);
    }

    [Fact]
    public async Task A_network_that_takes_too_long_is_not_trained()
    {
        var journal = new InMemoryJournal();
        var failure = await Assert.ThrowsAsync<NasException>(() => RunAsync(Program("accuracy", "latency(Here) <= 0.001 ns"), journal));

        Assert.All(journal.Trials, trial => Assert.Equal((TrialStatus.Failed, 0), (trial.Status, trial.Epochs)));
        Assert.All(journal.Trials, trial => Assert.True(trial.Latency > 0));
        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.Equal(DiagnosticCatalog.AllTrialsFailed.Id, diagnostic.Id);
        Assert.Contains("us on this machine and breaks 'require latency(Here) <= 0.001 ns'", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_ends_when_a_network_is_fast_enough_on_this_machine()
    {
        var result = await RunAsync(Program("accuracy", "params <= 1M", "strategy random(batch: 1); until latency(Here) < 10 s"), new InMemoryJournal());

        Assert.Equal((StopReason.GoalReached, 1), (result.StopReason, result.Trials.Length));
    }

    [Fact]
    public async Task Where_results_come_from_a_table_nothing_is_measured()
    {
        var failure = await Assert.ThrowsAsync<NasException>(() => RunAsync(
            Program("latency(Here)", "params <= 1M", "strategy random; evaluate table \"results.csv\" key (filters) value accuracy"), new InMemoryJournal()));

        Assert.Equal("NAS7033", Assert.Single(failure.Diagnostics).Id);
    }

    private static Task<SearchResult> RunAsync(NasProgram program, InMemoryJournal journal) =>
        SearchRunner.RunAsync(program.GetSearch("S"), new ManagedEngine(), new SearchOptions { BaseDirectory = AppContext.BaseDirectory, Journal = journal, Threads = 2 }, null, default);

    private static NasProgram Program(string objective, string requirement, string procedure = "strategy random") => NasProgram.Compile(
        $$"""
        device Wearable { clock 64 MHz; energy 20 pJ per mac, 5 pJ per byte; }
        device Here = local;
        device Phone from latencies "phone.csv";
        data Digits { from csv "data/digits.csv"; input pixels: columns 0..63 as image(8, 8, 1) / 16; target digit: column 64 as class(10); split 60% train, 20% validation, 20% test; }
        space Net for Digits {
            conv({ 4, 64 }) -> relu -> globalavgpool -> linear(classes)
            require {{requirement}};
        } search S { space Net; minimize {{objective}}; {{procedure}}; train 2 epochs; budget 2 trials; }
        """);
}
