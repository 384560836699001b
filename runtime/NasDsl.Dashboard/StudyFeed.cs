using System.Diagnostics;
using NasDsl.Report;
using NasDsl.Studies;

namespace NasDsl.Dashboard;

/// <summary>A study that is watched: what it shows is worked out once for each of its states, however many pages ask. Safe for several threads.</summary>
internal sealed class StudyFeed : IDisposable
{
    private const int PausePerWork = 8;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);
    private readonly Lock _lock = new();
    private readonly StudyReader _study;
    private readonly int? _run;
    private (long Version, bool IsInUse, string Document)? _last;

    /// <summary>Opens a study.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">The number of the run, or null for the last.</param>
    /// <exception cref="NasException">It cannot be read, or has no such run.</exception>
    public StudyFeed(string path, int? run)
    {
        _study = StudyReader.Open(path);
        _run = run;
        try
        {
            _study.ReadRun(run);
        }
        catch
        {
            _study.Dispose();
            throw;
        }
    }

    /// <summary>What changes whenever there is something new.</summary>
    /// <exception cref="NasException">The study cannot be read any more.</exception>
    public (long Version, bool IsInUse) State
    {
        get
        {
            lock (_lock)
            {
                return (_study.Version, _study.IsInUse);
            }
        }
    }

    /// <summary>How long pages wait before they are told of something new again: looking at a search must not take its processors away.</summary>
    public TimeSpan Pause { get; private set; } = Shortest;

    /// <summary>The page.</summary>
    /// <returns>Its text.</returns>
    /// <exception cref="NasException">The study cannot be read any more.</exception>
    public string ReadPage()
    {
        lock (_lock)
        {
            return ReportPage.Write(StudyReport.Read(_study, _run), isLive: true);
        }
    }

    /// <summary>What the page shows by now.</summary>
    /// <returns>JSON.</returns>
    /// <exception cref="NasException">The study cannot be read any more.</exception>
    public string ReadDocument()
    {
        lock (_lock)
        {
            var state = (_study.Version, _study.IsInUse);
            if (_last is not { } last || (last.Version, last.IsInUse) != state)
            {
                var watch = Stopwatch.StartNew();
                _last = last = (state.Version, state.IsInUse, ReportPage.WriteDocument(StudyReport.Read(_study, _run)));
                Pause = watch.Elapsed * PausePerWork > Shortest ? watch.Elapsed * PausePerWork : Shortest;
            }

            return last.Document;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _study.Dispose();
        }
    }
}
