using System.Diagnostics;
using NasDsl.Search;
using Spectre.Console;

namespace NasDsl.CommandLine;

/// <summary>A view of a search that is drawn anew in its place on a terminal, several times a second.</summary>
public sealed class LiveProgress : IProgress<SearchProgress>, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly IAnsiConsole _console;
    private readonly TrainingWatch _watch = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<double> _curve = [];
    private readonly Stopwatch _sinceReport = new();
    private SearchProgress? _progress;
    private Task? _drawing;

    /// <summary>Begins when the first progress is reported.</summary>
    /// <param name="console">The terminal.</param>
    public LiveProgress(IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        _console = console;
    }

    /// <inheritdoc/>
    public void Report(SearchProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_lock)
        {
            if (value.Best is { Objectives: [var best, ..] })
            {
                while (_curve.Count < value.Trials)
                {
                    _curve.Add(best);
                }
            }

            _progress = value;
            _sinceReport.Restart();
        }

        _drawing ??= Task.Run(DrawAsync);
        if (value.Phase is SearchPhase.Finished or SearchPhase.Cancelled)
        {
            // The result is written below the last picture.
            End();
        }
    }

    /// <summary>Draws the last picture, which stays.</summary>
    public void Dispose()
    {
        End();
        _watch.Dispose();
        _stop.Dispose();
    }

    private void End()
    {
        _stop.Cancel();
        _drawing?.Wait();
    }

    private Task DrawAsync() => _console.Live(new Text("")).Overflow(VerticalOverflow.Crop).StartAsync(async context =>
    {
        var clock = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        while (true)
        {
            var isLast = _stop.IsCancellationRequested;
            var now = Environment.CpuUsage.TotalTime;
            var busy = clock.Elapsed > TimeSpan.Zero ? (now - cpu) / clock.Elapsed : 0;
            (cpu, clock) = (now, Stopwatch.StartNew());
            context.UpdateTarget(Picture(busy));
            if (isLast)
            {
                return;
            }

            try
            {
                await Task.Delay(Interval, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // One picture more, of the end.
            }
        }
    });

    private Rows Picture(double busy)
    {
        ProgressFrame frame;
        lock (_lock)
        {
            // Between two reports the time goes on.
            var progress = _progress ?? throw new InvalidOperationException("Nothing was reported.");
            var since = progress.Phase is SearchPhase.Finished or SearchPhase.Cancelled ? TimeSpan.Zero : _sinceReport.Elapsed;
            var left = progress.Remaining is { } remaining && remaining > since ? remaining - since : progress.Remaining is null ? (TimeSpan?)null : TimeSpan.Zero;
            frame = new ProgressFrame(progress with { Elapsed = progress.Elapsed + since, Remaining = left }, [.. _curve], _watch.Running, busy, Environment.ProcessorCount);
        }

        return new Rows(frame.Draw(_console.Profile.Width).Select(line => new Text(line.Length == 0 ? " " : line) { Overflow = Overflow.Crop }));
    }
}
