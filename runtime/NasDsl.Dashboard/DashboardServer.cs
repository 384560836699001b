using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NasDsl.Report;

namespace NasDsl.Dashboard;

/// <summary>
/// Shows a study in the browsers of this machine while a search in another process goes on. It only reads, answers nobody else, and gives out nothing but the study: three addresses, no cookies, no
/// files.
/// </summary>
public sealed class DashboardServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly StudyFeed _feed;
    private bool _isDisposed;

    private DashboardServer(WebApplication application, StudyFeed feed)
    {
        _application = application;
        _feed = feed;
    }

    /// <summary>Where it answers.</summary>
    public Uri Address => new(_application.Urls.First());

    /// <summary>Starts.</summary>
    /// <param name="study">The file of the study.</param>
    /// <param name="run">The number of the run, or null for the last.</param>
    /// <param name="port">The port on the loopback interface; 0 for a free one.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The server, which answers until it is disposed of.</returns>
    /// <exception cref="NasException">The study cannot be read, or has no such run.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DashboardServer> StartAsync(string study, int? run, int port, CancellationToken cancellationToken)
    {
        var feed = new StudyFeed(study, run);
        try
        {
            // The empty builder reads no settings of files or of the environment: nothing can make it listen elsewhere.
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
            {
                options.AddServerHeader = false;
                options.Listen(IPAddress.Loopback, port);
            });
            builder.Services.AddRoutingCore();
            var application = builder.Build();
            application.Use(Guard);
            application.MapGet("/", context => Answer(context, "text/html; charset=utf-8", feed.ReadPage));
            application.MapGet("/document.json", context => Answer(context, "application/json; charset=utf-8", feed.ReadDocument));
            application.MapGet("/events", context => TellAsync(context, feed, application.Lifetime.ApplicationStopping));
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new DashboardServer(application, feed);
        }
        catch
        {
            feed.Dispose();
            throw;
        }
    }

    /// <summary>Answers until it is told to stop.</summary>
    /// <param name="cancellationToken">Tells it.</param>
    /// <returns>When it has stopped.</returns>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _feed.Dispose();
    }

    /// <summary>
    /// What comes under another name than this machine's comes from a page that made its name point here (DNS rebinding), and is not answered. No other page may embed or read what is.
    /// </summary>
    private static Task Guard(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Host.Host is not ("localhost" or "127.0.0.1"))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ReportPage.Policy(isLive: true) + "; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    }

    private static Task Answer(HttpContext context, string type, Func<string> read)
    {
        string text;
        try
        {
            text = read();
        }
        catch (NasException failure)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            (type, text) = ("text/plain; charset=utf-8", failure.Message);
        }

        context.Response.ContentType = type;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>Server-sent events: one at the beginning, in case something changed since the page was read, and one whenever the study changes.</summary>
    private static async Task TellAsync(HttpContext context, StudyFeed feed, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.ContentType = "text/event-stream";
        (long Version, bool IsInUse)? told = null;
        try
        {
            while (true)
            {
                var state = feed.State;
                await context.Response.WriteAsync(state == told ? ": nothing new\n\n" : "event: changed\ndata: 1\n\n", end.Token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(end.Token).ConfigureAwait(false);
                told = state;
                await Task.Delay(feed.Pause, end.Token).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or NasException)
        {
            // The page was closed, the server ends, or the study is gone: the page asks again by itself.
        }
    }
}
