using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace NasDsl.Report.Tests.Browser;

/// <summary>A page in a browser.</summary>
internal sealed class BrowserPage
{
    private readonly BrowserConnection _connection;
    private readonly string _session;
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<string> _requests = [];

    private BrowserPage(BrowserConnection connection, string session)
    {
        _connection = connection;
        _session = session;
        connection.Happened += (from, name, what) =>
        {
            if (from == session)
            {
                Take(name, what);
            }
        };
    }

    /// <summary>All that the browser complained of: exceptions, errors and warnings of the console, violations of the policy.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The addresses that the page asked for.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public static async Task<BrowserPage> OpenAsync(BrowserConnection connection, string session, string address, (int Width, int Height) size, bool isDark)
    {
        var page = new BrowserPage(connection, session);
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await page.SendAsync(domain + ".enable");
        }

        await page.SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = size.Width, ["height"] = size.Height, ["deviceScaleFactor"] = 1, ["mobile"] = size.Width < 600 });
        await page.SendAsync("Emulation.setEmulatedMedia", new JsonObject
        {
            ["features"] = new JsonArray(
                new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" },
                new JsonObject { ["name"] = "prefers-reduced-motion", ["value"] = "reduce" }),
        });
        await page.SendAsync("Page.navigate", new JsonObject { ["url"] = address });
        await page.WaitForAsync($"location.href !== 'about:blank' && document.readyState === 'complete'");
        return page;
    }

    /// <summary>The value of an expression of JavaScript.</summary>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]?["value"] is { } value ? value.GetValue<T>() : throw new InvalidOperationException($"'{expression}' has no value: {answer.ToJsonString()}");
    }

    /// <summary>Waits until an expression is true.</summary>
    public async Task WaitForAsync(string condition)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await EvaluateAsync<bool>($"Boolean({condition})"))
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail($"It never was so: {condition}. The browser says: {string.Join(' ', _complaints)}");
    }

    /// <summary>Moves the mouse to a place of the window.</summary>
    public Task MoveAsync(double x, double y) => SendAsync("Input.dispatchMouseEvent", new JsonObject { ["type"] = "mouseMoved", ["x"] = x, ["y"] = y });

    /// <summary>Clicks with the mouse at a place of the window.</summary>
    public async Task ClickAsync(double x, double y)
    {
        await MoveAsync(x, y);
        foreach (var type in new[] { "mousePressed", "mouseReleased" })
        {
            await SendAsync("Input.dispatchMouseEvent", new JsonObject { ["type"] = type, ["x"] = x, ["y"] = y, ["button"] = "left", ["clickCount"] = 1 });
        }
    }

    /// <summary>Clicks at the middle of an element.</summary>
    public async Task ClickAsync(string selector)
    {
        var place = await EvaluateAsync<string>($$"""(() => { const e = document.querySelector('{{selector}}'); e.scrollIntoView({ block: 'center' }); const r = e.getBoundingClientRect(); return JSON.stringify([r.left + r.width / 2, r.top + r.height / 2]); })()""");
        var point = JsonNode.Parse(place)?.AsArray() ?? [];
        await ClickAsync(point[0]?.GetValue<double>() ?? 0, point[1]?.GetValue<double>() ?? 0);
    }

    /// <summary>Takes a picture where <c>NASDSL_SCREENSHOTS</c> names a folder, for people to look at.</summary>
    public async Task ShootAsync(string name, bool isWhole = true)
    {
        if (Environment.GetEnvironmentVariable("NASDSL_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var picture = await SendAsync("Page.captureScreenshot", new JsonObject { ["captureBeyondViewport"] = isWhole });
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), Convert.FromBase64String(picture["data"]?.GetValue<string>() ?? ""));
        }
    }

    private Task<JsonNode> SendAsync(string method, JsonObject? parameters = null) => _connection.SendAsync(method, parameters, _session);

    private void Take(string name, JsonNode what)
    {
        var level = (what["entry"]?["level"] ?? what["type"])?.GetValue<string>();
        if (name == "Network.requestWillBeSent")
        {
            _requests.Enqueue(what["request"]?["url"]?.GetValue<string>() ?? "");
        }
        else if (name == "Runtime.exceptionThrown" || (name is "Log.entryAdded" or "Runtime.consoleAPICalled" && level is "error" or "warning" or "assert"))
        {
            _complaints.Enqueue(what.ToJsonString());
        }
    }
}
