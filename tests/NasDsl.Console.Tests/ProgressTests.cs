using System.Text.Json;
using NasDsl.CommandLine;
using NasDsl.Runtime.Tests.Search;
using NasDsl.Search;
using Spectre.Console;

namespace NasDsl.Console.Tests;

public sealed class ProgressTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(40)]
    [InlineData(12)]
    public async Task No_picture_is_wider_than_the_terminal_and_all_are_of_one_height(int width)
    {
        var heights = new HashSet<int>();
        var curve = new List<double>();
        var lines = new List<string>();
        await SearchAsync(progress =>
        {
            curve.Add(progress.Best?.Objectives[0] ?? 0);
            RunningTraining[] running = [.. Enumerable.Range(0, progress.Trials % 9).Select(i => new RunningTraining(1_000_000 + i, 18, TimeSpan.FromHours(3)))];
            var picture = new ProgressFrame(progress, [.. curve], running, progress.Trials % 7, 64).Draw(width);
            heights.Add(picture.Count);
            lines.AddRange(picture);
        });
        Assert.Single(heights);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.DoesNotContain(lines, line => line.EndsWith(' '));
    }

    [Fact]
    public async Task A_picture_tells_phase_time_best_front_cores_trainings_and_the_curve()
    {
        var last = new List<SearchProgress>();
        await SearchAsync(last.Add);
        var progress = last.First(value => value.Trials >= 40) with { Elapsed = TimeSpan.FromSeconds(30), Remaining = TimeSpan.FromSeconds(90) };
        var frame = new ProgressFrame(progress, [.. Enumerable.Range(0, 40).Select(i => 0.5 + (i / 100.0))], [new RunningTraining(41, 6, TimeSpan.FromSeconds(2))], 1.5, 4);
        var text = string.Join('\n', frame.Draw(80));
        Assert.Contains($" phase    searching, generation {progress.Generation}, {progress.Trials}/60 trials, {progress.Trials * 2} trials/min", text, StringComparison.Ordinal);
        Assert.Contains(" time     30.0 s, 1 min 30 s left", text, StringComparison.Ordinal);
        Assert.Contains($"(trial {progress.Best?.Id})", text, StringComparison.Ordinal);
        Assert.Contains($" front    {progress.Front.Length}: ", text, StringComparison.Ordinal);
        Assert.Contains(" cores    █▄    1.5 of 4 busy", text, StringComparison.Ordinal);
        Assert.Contains(" training trial 41, to epoch 6, 2.0 s", text, StringComparison.Ordinal);
        Assert.Contains("0.89", text, StringComparison.Ordinal);
        Assert.Contains("0.5", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_view_draws_in_its_place_and_leaves_its_last_picture_above_the_result()
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 80;
        console.Profile.Height = 24;
        using (var live = new LiveProgress(console))
        {
            await SearchRunner.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Trials = 60, Threads = 2 }, live, CancellationToken.None);

            // The search is over, so the view is: what a program writes now comes after it.
            await writer.WriteAsync("RESULT");
        }

        var text = writer.ToString();
        Assert.EndsWith("RESULT", text, StringComparison.Ordinal);
        var last = text[text.LastIndexOf("phase", StringComparison.Ordinal)..];
        Assert.StartsWith("phase    done, generation", last, StringComparison.Ordinal);
        Assert.Contains("60/60 trials", last, StringComparison.Ordinal);
        Assert.All(last.Split('\n'), line => Assert.True(line.Split('\u001b')[0].TrimEnd().Length <= 80, line));
    }

    [Fact]
    public async Task Lines_of_json_tell_of_every_trial()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var progress = new JsonProgress(writer);
        await SearchAsync(progress.Report);
        var lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal("Finished", lines[^1].GetProperty("phase").GetString());
        Assert.Equal(60, lines[^1].GetProperty("trials").GetInt32());
        Assert.All(lines, line => Assert.True(line.GetProperty("elapsedSeconds").GetDouble() >= 0));
        Assert.Equal(2, lines[^1].GetProperty("best").GetProperty("objectives").GetArrayLength());
    }

    private static Task<SearchResult> SearchAsync(Action<SearchProgress> report) =>
        SearchRunner.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Trials = 60, Threads = 2 }, new Listener(report), CancellationToken.None);

    private sealed class Listener(Action<SearchProgress> report) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => report(value);
    }
}
