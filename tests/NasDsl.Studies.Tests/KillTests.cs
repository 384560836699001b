using System.Diagnostics;
using NasDsl.Randomness;
using NasDsl.Search.Journal;

namespace NasDsl.Studies.Tests;

/// <summary>A search in a process of its own is killed at random moments, as often as it takes until it ends; what it then has found is what an unbroken search finds.</summary>
public sealed class KillTests : IDisposable
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("NASDSL_LONG_TESTS") == "1" ? 400 : 25;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Together 50 kills: one search records trial by trial, the other keeps every epoch of every training of a cohort.
    [Theory]
    [InlineData("Steady")]
    [InlineData("Halving")]
    public async Task A_search_that_is_killed_again_and_again_ends_like_an_unbroken_one(string search)
    {
        var watch = Stopwatch.StartNew();
        await SearchAsync(search, _folder["unbroken.nasstudy"], Timeout.InfiniteTimeSpan);
        var life = watch.Elapsed;
        var expected = Describe(_folder["unbroken.nasstudy"]);
        var random = new RandomStream(11, RandomPurpose.User);
        for (var (kills, study) = (0, 0); kills < Kills; study++)
        {
            var path = _folder[$"{study}.nasstudy"];
            while (!await SearchAsync(search, path, random.NextDouble() * life))
            {
                kills++;
            }

            Assert.Equal(expected, Describe(path));
        }
    }

    /// <summary>Searches until it ends or is killed.</summary>
    /// <returns>Whether it ended.</returns>
    private static async Task<bool> SearchAsync(string search, string path, TimeSpan life)
    {
        using var process = Tool.Start("search", Programs.Steady, "--search", search, "--study", path, "--threads", "2", "--checkpoint-after", "0");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var source = new CancellationTokenSource();
        source.CancelAfter(life);
        try
        {
            await process.WaitForExitAsync(source.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        await Task.WhenAll(output, error);
        Assert.True(process.ExitCode is 0 or 137 or -1, $"{process.ExitCode}: {await error}");
        return process.ExitCode == 0;
    }

    private static string Describe(string path)
    {
        using var reader = StudyReader.Open(path);
        var run = Assert.Single(reader.ReadRuns());
        var trials = reader.ReadTrials(1).Select(trial => TrialJson.Write(trial.Record with { Elapsed = TimeSpan.Zero }));
        return string.Join('\n', trials.Append($"champion {run.Result?.Champion} {run.Result?.Weights} {run.Result?.Test} front {string.Join(' ', run.Result?.Front ?? [])}"));
    }
}
