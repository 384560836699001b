namespace NasDsl.EndToEnd.Tests;

/// <summary>The same seed gives the same champion and the same weights whatever the machine: the settings below make one machine play several.</summary>
public sealed class DeterminismTests
{
    private static readonly Task<ProgramRun> Reference = SearchAsync(new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = "4" });

    [Theory]
    [InlineData("DOTNET_PROCESSOR_COUNT", "1")]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    public async Task A_search_has_the_same_champion_and_weights_on_another_machine(string setting, string value)
    {
        var expected = Significant(await Reference);
        var actual = Significant(await SearchAsync(new Dictionary<string, string> { [setting] = value }));

        Assert.Contains("\"weightsSha256\"", expected, StringComparison.Ordinal);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Another_seed_gives_other_weights()
    {
        var other = await ProgramRun.OfAsync(Repository.Cli, "search", Repository.Program("tiny.nas"), "--json", "--seed", "6");

        Assert.NotEqual(Significant(await Reference), Significant(other));
    }

    [Fact]
    public async Task Threads_do_not_change_the_result()
    {
        var one = await ProgramRun.OfAsync(Repository.Cli, "search", Repository.Program("tiny.nas"), "--json", "--threads", "1");
        var three = await ProgramRun.OfAsync(Repository.Cli, "search", Repository.Program("tiny.nas"), "--json", "--threads", "3");

        Assert.Equal(Significant(await Reference), Significant(one));
        Assert.Equal(Significant(one), Significant(three));
    }

    private static Task<ProgramRun> SearchAsync(IReadOnlyDictionary<string, string> environment) =>
        ProgramRun.OfAsync(Repository.Cli, environment, null, "search", Repository.Program("tiny.nas"), "--json");

    /// <summary>All that was printed but the time it took.</summary>
    private static string Significant(ProgramRun run)
    {
        Assert.Equal(0, run.ExitCode);
        return string.Join('\n', run.Output.Split('\n').Where(line => !line.Contains("\"elapsedSeconds\"", StringComparison.Ordinal)));
    }
}
