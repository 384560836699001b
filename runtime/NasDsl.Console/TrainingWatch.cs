using System.Collections.Concurrent;
using System.Diagnostics;
using NasDsl.Search;

namespace NasDsl.CommandLine;

/// <summary>Knows which trainings go on in this process, from what <see cref="SearchTelemetry"/> tells everybody who listens.</summary>
internal sealed class TrainingWatch : IDisposable
{
    private readonly ConcurrentDictionary<Activity, long> _running = new(ReferenceEqualityComparer.Instance);
    private readonly ActivityListener _listener;

    /// <summary>Listens from now on.</summary>
    public TrainingWatch()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SearchTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Name == "nas.train" ? ActivitySamplingResult.AllData : ActivitySamplingResult.PropagationData,
            ActivityStarted = activity =>
            {
                if (activity.OperationName == "nas.train")
                {
                    _running[activity] = Stopwatch.GetTimestamp();
                }
            },
            ActivityStopped = activity => _running.TryRemove(activity, out _),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The trainings, in the order of their numbers.</summary>
    public IReadOnlyList<RunningTraining> Running =>
    [
        .. _running
            .Select(pair => new RunningTraining(
                pair.Key.GetTagItem("nas.trial") as int? ?? 0, pair.Key.GetTagItem("nas.epochs") as int? ?? 0, Stopwatch.GetElapsedTime(pair.Value)))
            .OrderBy(training => training.Trial),
    ];

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
