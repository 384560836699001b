namespace NasDsl.EndToEnd.Tests;

/// <summary>Messages look alike whichever command prints them.</summary>
public sealed class MessageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("check")]
    [InlineData("info")]
    [InlineData("search")]
    [InlineData("sample")]
    public async Task A_message_is_followed_by_the_places_that_explain_it(string command)
    {
        var file = _folder.Write("main.nas", "block B { relu }\nblock B { tanh }\n");

        var run = await ProgramRun.OfAsync(Repository.Cli, command, file);

        Assert.Equal(1, run.ExitCode);
        var lines = run.All.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{file}(2,7): error NAS1004: ", lines[0], StringComparison.Ordinal);
        Assert.Equal($"    {file}(1,7): the first declaration", lines[1]);
    }

    [Fact]
    public async Task A_check_can_show_the_lines()
    {
        var file = _folder.Write("main.nas", "block Cell {\n\trellu -> batchnorm\n}\n");

        var run = await ProgramRun.OfAsync(Repository.Cli, "check", file, "--verbose");

        var lines = run.Output.Split('\n');
        Assert.StartsWith($"{file}(2,2): error NAS1001: ", lines[0], StringComparison.Ordinal);
        Assert.Equal("    2 | \trellu -> batchnorm", lines[1]);
        Assert.Equal("      | \t^~~~~", lines[2]);
    }
}
