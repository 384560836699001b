using NasDsl.Engine;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Locks;
using NasDsl.Randomness;
using NasDsl.Search;
using NasDsl.Search.Locks;

namespace NasDsl.Runtime.Tests.Search.Tables;

public sealed class LatencyTableTests : IDisposable
{
    // The narrow network is not the fast one, so that no other cost leads to it.
    private const string Rows = """
        latency_us,operation,input
        90,conv(filters: 4),8x8x1
        20,conv(filters: 8),8x8x1
        70,conv(filters: 16),8x8x1
        1.5,relu,
        2.5,globalavgpool,
        10,linear(units: 10),4
        11,linear(units: 10),8
        12,linear(units: 10),16
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("nas").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task The_least_latency_is_found()
    {
        Write(Rows);
        var result = await RunAsync("params <= 1M");
        Assert.Equal(3, result.Trials.Length);
        Assert.Equal("filters=8", result.Champion.Genome.ToString());
        Assert.Equal((20 + 1.5 + 2.5 + 11) / 1e6, result.Champion.Trial.Objectives[0]);
    }

    [Fact]
    public void Every_sample_meets_a_requirement()
    {
        Write(Rows);
        var space = Program("latency(Phone) <= 90 us").GetSpace("Net").In(_folder);
        var random = new RandomStream(1, RandomPurpose.User);
        var drawn = Enumerable.Range(0, 40).Select(_ => space.Sample(random)).ToArray();
        Assert.Equal(["filters=16", "filters=8"], drawn.Select(genome => genome.ToString()).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("latency(Phone) <= 90 us", Assert.Single(space.FindViolations(space.Parse("filters=4"))).Text);
    }

    [Fact]
    public async Task A_search_ends_when_a_network_is_fast_enough()
    {
        Write(Rows);
        var result = await RunAsync("params <= 1M", "until latency(Phone) <= 40 us; strategy grid(batch: 1)");
        Assert.Equal(StopReason.GoalReached, result.StopReason);
        Assert.Equal(["filters=4", "filters=8"], result.Trials.OrderBy(trial => trial.Id).Select(trial => trial.Genome.ToString()));
    }

    [Fact]
    public async Task The_network_of_all_candidates_follows_a_table()
    {
        Write(Rows);
        var search = Program("params <= 1M", "strategy differentiable").GetSearch("S");
        var result = await SearchRunner.RunAsync(search, new ManagedEngine(), new SearchOptions { BaseDirectory = Prepare() }, null, default);

        // The most likely candidate is proposed first, and the second fastest one next.
        Assert.Equal(["filters=8", "filters=16"], result.Trials.OrderBy(trial => trial.Id).Take(2).Select(trial => trial.Genome.ToString()));
    }

    [Theory]
    [InlineData("minimize latency(Phone)", "params <= 1M", true)]
    [InlineData("maximize accuracy", "latency(Phone) <= 1 s", true)]
    [InlineData("maximize accuracy; until latency(Phone) <= 1 us", "params <= 1M", true)]
    [InlineData("maximize accuracy", "params <= 1M", false)]
    public void A_lock_is_stale_when_the_table_of_a_device_that_its_search_speaks_of_has_changed(string objective, string requirement, bool isStale)
    {
        Write(Rows);
        var search = Program(requirement, "strategy grid", objective).GetSearch("S");
        var engine = new ManagedEngine();
        var before = DataFiles.Of(search, Prepare());
        var inputs = SearchLock.InputsOf(search, engine, before);
        Assert.Equal(isStale, before.Paths.Contains(Path.Combine(_folder, "phone.csv")));
        Assert.Empty(LockInputs.Changes(inputs, SearchLock.InputsOf(search, engine, DataFiles.Of(search, _folder))));

        // The line breaks do not count.
        Write(Rows.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Empty(LockInputs.Changes(inputs, SearchLock.InputsOf(search, engine, DataFiles.Of(search, _folder))));

        Write(Rows.Replace("70,conv", "71,conv", StringComparison.Ordinal));
        string[] changes = isStale ? ["the latencies of a device"] : [];
        Assert.Equal(changes, LockInputs.Changes(inputs, SearchLock.InputsOf(search, engine, DataFiles.Of(search, _folder))));
    }

    [Theory]
    [InlineData("70,conv(filters: 16),8x8x1", "", "NAS7057", "The table 'phone.csv' has no row of conv(filters: 16) on 8x8x1.")]
    [InlineData("70,conv", "fast,conv", "NAS7055", "'fast' is no finite number, and the column 'latency_us' has results.")]
    [InlineData("70,conv", "-1,conv", "NAS7058", "A latency is 0 microseconds or more, and this one is -1.")]
    [InlineData("70,conv(filters: 16)", "70,conv(filters: 8)", "NAS7056", "Line 3 has the same key and another result.")]
    [InlineData("1.5,relu,", "1.5,relu", "NAS7054", "This row has 2 columns, and the first one names 3.")]
    [InlineData("latency_us", "latency", "NAS7052", "The table 'phone.csv' has no column 'latency_us'; did you mean 'latency'?")]
    public async Task What_is_wrong_with_a_table_is_told(string text, string instead, string id, string message)
    {
        Write(Rows.Replace(text, instead, StringComparison.Ordinal));
        var diagnostic = Assert.Single((await Assert.ThrowsAsync<NasException>(() => RunAsync("params <= 1M"))).Diagnostics);
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.Message));
    }

    [Fact]
    public async Task A_missing_table_is_told_at_its_device()
    {
        var diagnostic = Assert.Single((await Assert.ThrowsAsync<NasException>(() => RunAsync("params <= 1M"))).Diagnostics);
        Assert.Equal((DiagnosticCatalog.TableFileNotFound.Id, 1), (diagnostic.Id, diagnostic.Location.Start.Line));
        Assert.Contains(Path.Combine(_folder, "phone.csv"), diagnostic.Message, StringComparison.Ordinal);
    }

    private void Write(string rows) => File.WriteAllText(Path.Combine(_folder, "phone.csv"), rows);

    private Task<SearchResult> RunAsync(string requirement, string procedure = "strategy grid") =>
        SearchRunner.RunAsync(Program(requirement, procedure).GetSearch("S"), Searches.Landscape(), new SearchOptions { BaseDirectory = Prepare(), Threads = 2 }, null, default);

    private string Prepare()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv"), Path.Combine(data, "digits.csv"), true);
        return _folder;
    }

    private static NasProgram Program(string requirement, string procedure = "strategy grid", string objective = "minimize latency(Phone)") => NasProgram.Compile(
        $$"""
        device Phone from latencies "phone.csv";
        data Digits { from csv "data/digits.csv"; input pixels: columns 0..63 as image(8, 8, 1) / 16; target digit: column 64 as class(10); split 60% train, 20% validation, 20% test; }
        space Net for Digits {
            conv({ 4, 8, 16 }) -> relu -> dropout(0.1) -> globalavgpool -> linear(classes)
            require {{requirement}};
        } search S { space Net; {{objective}}; {{procedure}}; train 2 epochs; budget 3 trials; }
        """);
}
