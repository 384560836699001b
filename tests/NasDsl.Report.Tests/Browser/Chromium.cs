using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NasDsl.Report.Tests.Browser;

/// <summary>A real Chromium without a window, and without a network but for this machine. Where there is none, tests that need it are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];
    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("nas-chromium-");
    private Process? _process;
    private BrowserConnection? _connection;

    public async Task InitializeAsync()
    {
        if (Find() is not { } program)
        {
            return;
        }

        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--remote-debugging-port=0", "--user-data-dir=" + _profile.FullName, "about:blank",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        _process = Process.Start(start);
        _process?.BeginErrorReadLine();
        _process?.BeginOutputReadLine();
        _connection = await BrowserConnection.OpenAsync(await FindAddressAsync());
    }

    public async Task DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.SendAsync("Browser.close");
            await _connection.DisposeAsync();
        }

        if (_process is not null)
        {
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            try
            {
                await _process.WaitForExitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }

            _process.Dispose();
        }

        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A part of it is still closing its files.
        }
    }

    /// <summary>Opens a page, and waits until its scripts have run.</summary>
    internal async Task<BrowserPage> OpenAsync(string address, int width = 1280, int height = 900, bool isDark = false)
    {
        Skip.If(_connection is null, "There is no Chromium on this machine.");
        var target = await _connection.SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var session = await _connection.SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = target["targetId"]?.DeepClone(), ["flatten"] = true });
        return await BrowserPage.OpenAsync(_connection, session["sessionId"]?.GetValue<string>() ?? "", address, (width, height), isDark);
    }

    private static string? Find() => Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } given && File.Exists(given)
        ? given
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(_ => Names, Path.Combine)
            .FirstOrDefault(File.Exists);

    private async Task<Uri> FindAddressAsync()
    {
        var file = Path.Combine(_profile.FullName, "DevToolsActivePort");
        for (var i = 0; i < 600; i++)
        {
            if (File.Exists(file) && await File.ReadAllLinesAsync(file) is [var port, var path, ..])
            {
                return new Uri(string.Create(CultureInfo.InvariantCulture, $"ws://127.0.0.1:{port}{path}"));
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("Chromium did not start.");
    }
}
