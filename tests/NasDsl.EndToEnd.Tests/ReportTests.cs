using System.Net;
using System.Net.Sockets;

namespace NasDsl.EndToEnd.Tests;

/// <summary>Reports as users make them: with the tool and with a program of their own.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_study_is_written_as_a_page_and_watched_until_ctrl_c()
    {
        var study = Path.Combine(_folder.Path, "tiny.nasstudy");
        var search = await ProgramRun.OfAsync(Repository.Cli, "search", Repository.Program("tiny.nas"), "--study", study);
        var report = await ProgramRun.OfAsync(Repository.Cli, "report", study);
        var port = FreePort();
        var seen = "";
        var watch = await ProgramRun.StepwiseAsync(
            Repository.Cli,
            new Dictionary<string, string>(),
            [
                ("http://127.0.0.1:", process =>
                {
                    using var client = new HttpClient();
                    seen = client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/document.json")).GetAwaiter().GetResult();
                    ProgramRun.Interrupt(process);
                }),
            ],
            "watch",
            study,
            "--port",
            port.ToString(System.Globalization.CultureInfo.InvariantCulture));

        Assert.True(search.ExitCode == 0, search.All);
        var page = Path.ChangeExtension(study, ".html");
        Assert.Equal((0, page + "\n", ""), (report.ExitCode, report.Output, report.Error));
        Assert.Contains("\"title\":\"TinySearch\"", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        Assert.Equal((0, $"{study}: http://127.0.0.1:{port}/\n", ""), (watch.ExitCode, watch.Output, watch.Error));
        Assert.Contains("\"title\":\"TinySearch\"", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_writes_its_result_as_a_page()
    {
        var page = Path.Combine(_folder.Path, "new", "report.html");

        var run = await ProgramRun.OfAsync(Repository.DigitsSample, "--trials", "4", "--report", page);

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("\"title\":\"DigitsSearch\"", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_none_and_a_study_that_is_not_there_are_said()
    {
        var port = await ProgramRun.OfAsync(Repository.Cli, "watch", "x.nasstudy", "--port", "70000");
        var study = await ProgramRun.OfAsync(Repository.Cli, "report", Path.Combine(_folder.Path, "x.nasstudy"));

        Assert.Equal(2, port.ExitCode);
        Assert.Contains("--port takes a number from 0 to 65535, not 70000.", port.Error, StringComparison.Ordinal);
        Assert.Equal(1, study.ExitCode);
        Assert.Contains("NAS7040", study.Error, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
