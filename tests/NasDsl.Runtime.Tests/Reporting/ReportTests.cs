using NasDsl.Reporting;
using NasDsl.Runtime.Tests.Search;
using NasDsl.Search;

namespace NasDsl.Runtime.Tests.Reporting;

public sealed class ReportTests
{
    [Fact]
    public async Task A_report_names_the_champion_its_qualities_the_front_and_the_trials()
    {
        var result = await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Trials = 60 });
        using var writer = new StringWriter { NewLine = "\n" };
        TextReport.Write(result, writer);
        var lines = writer.ToString().Split('\n');
        var champion = result.Champion;
        Assert.Equal($"Champion (trial {champion.Trial.Id})", lines[0]);
        Assert.All(champion.Network.ToString().Split('\n'), line => Assert.Contains("  " + line, lines));
        Assert.Contains(lines, line => line.StartsWith("  test        accuracy ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"  cost        {champion.Network.Cost.Params:N0} params, ", StringComparison.Ordinal));
        var front = Array.IndexOf(lines, "Pareto front");
        Assert.Equal(["trial", "accuracy", "params", "FLOPs"], lines[front + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(result.Front.Length, Array.IndexOf(lines, "", front) - front - 2);
        Assert.Contains(lines, line => line.StartsWith("DigitsSearch: 60 trials in ", StringComparison.Ordinal));
        Assert.Contains("Ended because the budget of trials is spent.", lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task Progress_is_one_line_for_each_generation_and_phase()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var result = await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Trials = 60 }, new ConsoleProgress(writer));
        var lines = writer.ToString().TrimEnd().Split('\n');
        var generations = result.Trials.Max(trial => trial.Generation) + 1;
        Assert.Equal(generations + 3, lines.Length);
        Assert.All(lines[..generations], line => Assert.Matches(@"^generation +\d+  \d+/60 trials +best accuracy \d+\.\d\d %, [\d,]+ params, front \d+  \d+\.\d s, \d+\.\d s left$", line));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(59.9, "59.9 s")]
    [InlineData(59.99, "1 min 00 s")]
    [InlineData(65, "1 min 05 s")]
    [InlineData(7380, "2 h 03 min")]
    public void Times_are_short(double seconds, string expected)
    {
        Assert.Equal(expected, ReportText.Duration(TimeSpan.FromSeconds(seconds)));
    }
}
