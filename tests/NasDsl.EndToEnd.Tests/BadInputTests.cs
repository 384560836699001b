using System.Text.RegularExpressions;

namespace NasDsl.EndToEnd.Tests;

/// <summary>Each mistake gives one clear message at its place and exit code 1, never a stack trace.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Row = "0,0,5,13,9,1,0,0,0,0,13,15,10,15,5,0,0,3,15,2,0,11,8,0,0,4,12,0,0,8,8,0,0,5,8,0,0,9,8,0,0,4,11,0,1,12,7,0,0,2,14,5,10,12,0,0,0,0,6,13,10,0,0,0,";

    private readonly TemporaryFolder _folder = new();
    private readonly string _program = File.ReadAllText(Repository.Program("tiny.nas"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Missing_data_file()
    {
        var run = await SearchAsync(_program, data: null);

        AssertFailure(run, @"NAS7001.*digits-240\.csv");
    }

    [Fact]
    public async Task Ragged_data()
    {
        var run = await SearchAsync(_program, $"{Row}0\n{Row}1\n1,2,3\n");

        AssertFailure(run, @"digits-240\.csv\(3,\d+\): error NAS7004: .*3 columns.*65");
    }

    [Fact]
    public async Task Label_out_of_range()
    {
        var run = await SearchAsync(_program, $"{Row}0\n{Row}10\n");

        AssertFailure(run, @"digits-240\.csv\(2,\d+\): error NAS7008: '10' is not a class");
    }

    [Fact]
    public async Task Not_a_number_in_the_data()
    {
        var run = await SearchAsync(_program, $"{Row}0\nNaN{Row[1..]}1\n");

        AssertFailure(run, @"digits-240\.csv\(2,1\): error NAS7007: 'NaN' is not a finite number");
    }

    [Fact]
    public async Task Empty_data()
    {
        var run = await SearchAsync(_program, "");

        AssertFailure(run, @"digits-240\.csv\(1,1\): error NAS7003");
    }

    [Fact]
    public async Task Unknown_name()
    {
        var run = await CheckAsync(_program.Replace("-> batchnorm?", "-> bachnorm?", StringComparison.Ordinal));

        AssertFailure(run, @"main\.nas\(11,\d+\): error NAS1\d\d\d: .*'bachnorm'.*batchnorm");
    }

    [Fact]
    public async Task Shape_that_cannot_fit()
    {
        var run = await CheckAsync(_program.Replace("maxpool(2)?", "maxpool(5, padding: valid)?", StringComparison.Ordinal));

        AssertFailure(run, @"main\.nas\(20,\d+\): error NAS2\d\d\d: .*maxpool.*stage\[1\]\.maxpool");
    }

    [Fact]
    public async Task Space_that_ends_in_an_image()
    {
        var run = await CheckAsync(_program.Replace("-> globalavgpool", "-> identity", StringComparison.Ordinal));

        AssertFailure(run, @"main\.nas\(\d+,\d+\): error NAS2\d\d\d: .*'linear' takes a vector");
    }

    [Fact]
    public async Task Requirement_that_nothing_satisfies()
    {
        var run = await CheckAsync(_program.Replace("params <= 5k", "params <= 10", StringComparison.Ordinal));

        AssertFailure(run, @"main\.nas\(25,\d+\): error NAS2\d\d\d: .*params");
    }

    [Fact]
    public async Task Budget_of_nothing_in_the_file()
    {
        var run = await CheckAsync(_program.Replace("18 trials", "0 trials", StringComparison.Ordinal));

        AssertFailure(run, @"main\.nas\(35,\d+\): error NAS\d{4}: .*budget");
    }

    [Fact]
    public async Task Budget_of_nothing_on_the_command_line()
    {
        var run = await ProgramRun.OfAsync(Repository.Cli, "search", Repository.Program("tiny.nas"), "--trials", "0");

        AssertFailure(run, @"error NAS7030: .*budget");
    }

    [Fact]
    public async Task Missing_program()
    {
        var run = await ProgramRun.OfAsync(Repository.Cli, "check", "no-such.nas");

        AssertFailure(run, @"no-such\.nas.*error NAS7040");
    }

    [Fact]
    public async Task Unknown_search()
    {
        var run = await ProgramRun.OfAsync(Repository.Cli, "search", Repository.Program("tiny.nas"), "--search", "TinySerch");

        AssertFailure(run, @"error NAS7032: .*'TinySerch'.*TinySearch");
    }

    [Fact]
    public async Task Output_folder_that_cannot_be_made()
    {
        var file = _folder.Write("taken", "");

        var run = await ProgramRun.OfAsync(Repository.Cli, "search", Repository.Program("tiny.nas"), "--out", file);

        AssertFailure(run, @"error NAS7043: .*taken");
    }

    [Theory]
    [InlineData("--trials", "many")]
    [InlineData("--threads", "few")]
    [InlineData("--threads", "0")]
    [InlineData("--seed", "-1")]
    [InlineData("--fast", "yes")]
    public async Task Mistakes_of_the_command_line_have_their_own_exit_code(string option, string value)
    {
        var run = await ProgramRun.OfAsync(Repository.Cli, "search", Repository.Program("tiny.nas"), option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(value, run.All, StringComparison.Ordinal);
        AssertNoStackTrace(run);
    }

    [Fact]
    public async Task Ctrl_c_in_mid_search_ends_in_order()
    {
        var run = await ProgramRun.OfAsync(
            Repository.DigitsSample, new Dictionary<string, string>(), "generation", "--trials", "100000");

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Cancelled", run.Error, StringComparison.Ordinal);
        AssertNoStackTrace(run);
    }

    private async Task<ProgramRun> SearchAsync(string program, string? data)
    {
        var file = _folder.Write("main.nas", program);
        if (data is not null)
        {
            Directory.CreateDirectory(Path.Combine(_folder.Path, "data"));
            _folder.Write(Path.Combine("data", "digits-240.csv"), data);
        }

        return await ProgramRun.OfAsync(Repository.Cli, "search", file);
    }

    private Task<ProgramRun> CheckAsync(string program) =>
        ProgramRun.OfAsync(Repository.Cli, "check", _folder.Write("main.nas", program));

    private static void AssertFailure(ProgramRun run, string pattern)
    {
        Assert.True(run.ExitCode == 1, run.All);
        var messages = run.All.Split('\n').Where(line => line.Contains("error NAS", StringComparison.Ordinal)).ToArray();
        Assert.True(messages.Length == 1 && Regex.IsMatch(messages[0], pattern), run.All);
        AssertNoStackTrace(run);
    }

    private static void AssertNoStackTrace(ProgramRun run)
    {
        Assert.DoesNotContain("   at ", run.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.All, StringComparison.Ordinal);
    }
}
