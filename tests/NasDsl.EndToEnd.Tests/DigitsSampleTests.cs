using System.Globalization;
using System.Text.RegularExpressions;

namespace NasDsl.EndToEnd.Tests;

/// <summary>The first program a newcomer runs.</summary>
public sealed class DigitsSampleTests
{
    private static readonly Task<ProgramRun> Sample = ProgramRun.OfAsync(Repository.DigitsSample, "--trials", "16", "--seed", "3");

    [Fact]
    public async Task It_shows_progress_champion_accuracies_costs_and_front()
    {
        var run = await Sample;

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Matches("generation", run.Output);
        Assert.Matches(@"\d+  linear\(units: 10\)", run.Output);
        Assert.Contains("Pareto front", run.Output, StringComparison.Ordinal);
        var test = Regex.Match(run.Output, @"test +accuracy (\d+\.\d+) %");
        Assert.True(test.Success, run.Output);
        Assert.InRange(double.Parse(test.Groups[1].Value, CultureInfo.InvariantCulture), 95, 100);
    }

    [Fact]
    public async Task No_line_is_wider_than_a_terminal()
    {
        var run = await Sample;

        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public async Task The_tool_finds_the_champion_of_the_generated_class()
    {
        var tool = await ProgramRun.OfAsync(Repository.Cli, "search", Repository.DigitsFile, "--trials", "16", "--seed", "3");

        Assert.Equal(0, tool.ExitCode);
        var champion = Champion(tool);
        Assert.Contains("SHA-256", champion, StringComparison.Ordinal);
        Assert.StartsWith(champion, Champion(await Sample), StringComparison.Ordinal);
    }

    /// <summary>The report from the champion on, without the time it took.</summary>
    private static string Champion(ProgramRun run) =>
        string.Join('\n', run.Output[run.Output.IndexOf("Champion", StringComparison.Ordinal)..]
            .Split('\n')
            .Where(line => !Regex.IsMatch(line, @"\d+(\.\d+)? s\b"))).TrimEnd();
}
