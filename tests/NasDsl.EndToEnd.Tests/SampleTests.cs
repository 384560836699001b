using System.Text.Json;

namespace NasDsl.EndToEnd.Tests;

public sealed class SampleTests : IDisposable
{
    private const string Two =
        """
        data D { from csv "d.csv"; input x: columns 0..3; target y: column 4 as class(2); split 60% train, 20% validation, 20% test; }
        space Small for D { linear({ 2, 3 }) -> relu? -> linear(classes) require params <= 18; }
        space Large for D { linear({ 8, 16 }) -> linear(classes) }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Genomes_are_printed_with_their_networks_and_costs()
    {
        var run = await ProgramRun.OfAsync(Repository.Cli, "sample", Repository.DigitsFile, "--count", "3", "--seed", "4");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var samples = run.Output.Split("\n\n");
        Assert.Equal(3, samples.Length);
        Assert.All(samples, sample => Assert.Matches(@"^Conv\.filters=\d+ .*\n(.*\n)+.*linear\(units: 10\).*\n  [\d,]+ params, [\d,]+ FLOPs, [\d,]+ bytes of memory\n  [\d,]+ bytes in training, batch 64 \(DigitsSearch\)", sample));
    }

    [Fact]
    public async Task The_seed_decides_and_more_samples_begin_with_the_same()
    {
        var three = await ProgramRun.OfAsync(Repository.Cli, "sample", Repository.DigitsFile, "--count", "3", "--seed", "4");
        var two = await ProgramRun.OfAsync(Repository.Cli, "sample", Repository.DigitsFile, "--count", "2", "--seed", "4");
        var other = await ProgramRun.OfAsync(Repository.Cli, "sample", Repository.DigitsFile, "--count", "3", "--seed", "5");

        Assert.StartsWith(two.Output.TrimEnd(), three.Output, StringComparison.Ordinal);
        Assert.NotEqual(three.Output, other.Output);
    }

    [Fact]
    public async Task Json_holds_valid_genomes_of_the_named_space()
    {
        var run = await ProgramRun.OfAsync(
            Repository.Cli, "sample", _folder.Write("two.nas", Two), "--space", "Small", "--count", "20", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Output);
        var samples = document.RootElement.EnumerateArray().ToArray();
        Assert.Equal(20, samples.Length);
        Assert.All(samples, sample => Assert.InRange(sample.GetProperty("params").GetInt64(), 1, 18));
        Assert.All(samples, sample => Assert.StartsWith("units=2 ", sample.GetProperty("genome").GetString() + " ", StringComparison.Ordinal));
        Assert.All(samples, sample => Assert.True(sample.GetProperty("architecture").GetArrayLength() >= 2));
        Assert.All(samples, sample => Assert.Equal(0, sample.GetProperty("training").GetArrayLength()));
    }

    [Theory]
    [InlineData(Two, "NAS7047: This file declares several spaces; choose one with --space: Small, Large")]
    [InlineData("block B { relu }", "NAS7046: This file declares no space")]
    [InlineData(Two, "NAS7032: There is no space 'Smal'; the program declares Small, Large", "--space", "Smal")]
    [InlineData("block B { rellu }", "NAS1001: ")]
    public async Task Mistakes_are_messages(string program, string message, params string[] options)
    {
        var run = await ProgramRun.OfAsync(Repository.Cli, ["sample", _folder.Write("main.nas", program), .. options]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("error " + message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--count", "0")]
    [InlineData("--count", "some")]
    [InlineData("--seed", "-3")]
    public async Task Mistakes_of_the_command_line_have_their_own_exit_code(string option, string value)
    {
        var run = await ProgramRun.OfAsync(Repository.Cli, "sample", Repository.DigitsFile, option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(value, run.All, StringComparison.Ordinal);
    }
}
