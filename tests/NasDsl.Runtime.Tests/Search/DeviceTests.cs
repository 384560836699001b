using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Search;

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
        var search = Program("accuracy", "params <= 1M", "until accuracy > 90% &&\n    latency(Here) <= 1 ms;").GetSearch("S");

        var failure = await Assert.ThrowsAsync<NasException>(() => Searches.RunAsync(search, Searches.Landscape()));

        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.Equal("NAS7033", diagnostic.Id);
        Assert.Equal("accuracy > 90% &&\n    latency(Here) <= 1 ms", diagnostic.Location.Text?.Content.Substring(diagnostic.Location.Span.Start, diagnostic.Location.Span.Length));
    }

    [Theory]
    [InlineData("latency(Here)", "params <= 1M", 8)]
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
        var failure = Assert.Throws<NasException>(() => Program("accuracy", "latency(Here) <= 1 s").GetSpace("Net").Sample(new NasDsl.Randomness.RandomStream(1, NasDsl.Randomness.RandomPurpose.Strategy, 0)));

        Assert.Equal(DiagnosticCatalog.ProcedureUnknown.Id, Assert.Single(failure.Diagnostics).Id);
    }

    private static NasProgram Program(string objective, string requirement, string end = "") => NasProgram.Compile(
        $$"""
        device Wearable { clock 64 MHz; energy 20 pJ per mac, 5 pJ per byte; }
        device Here = local;
        device Phone from latencies "phone.csv";
        data Digits { from csv "data/digits.csv"; input pixels: columns 0..63 as image(8, 8, 1) / 16; target digit: column 64 as class(10); split 60% train, 20% validation, 20% test; }
        space Net for Digits {
            conv({ 4, 64 }) -> relu -> globalavgpool -> linear(classes)
            require {{requirement}};
        } search S { space Net; minimize {{objective}}; strategy random; train 2 epochs; budget 2 trials; {{end}} }
        """);
}
