using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using NasDsl.Search;

namespace NasDsl.Runtime.Tests.Search;

public sealed class SearchTelemetryTests
{
    [Fact]
    public async Task Whoever_listens_hears_of_every_trial_and_training()
    {
        // Other tests search at the same time in this process: this search has a name of its own.
        const string Name = "Overheard";
        var counts = new ConcurrentDictionary<string, double>();
        using var meter = new MeterListener { InstrumentPublished = (instrument, listener) => Enable(instrument, listener) };
        meter.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        meter.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        meter.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument.Name + (instrument.Name == "nasdsl.best" ? "" : ".count"), instrument.Name == "nasdsl.best" ? value : 1, tags));
        meter.Start();
        var activities = new ConcurrentBag<Activity>();
        using var source = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == SearchTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(source);

        var result = await Searches.RunAsync(Searches.Digits(model => model with { Name = Name }), Searches.Landscape(), new SearchOptions { Trials = 30, Threads = 3 });

        Assert.Equal(30, counts["nasdsl.trials"]);
        Assert.Equal(result.Trials.Sum(trial => trial.Epochs), counts["nasdsl.epochs"]);
        Assert.Equal(30, counts["nasdsl.trial.duration.count"]);
        Assert.Equal(result.Champion.Trial.Objectives[0], counts["nasdsl.best"]);
        Assert.Equal(result.Front.Length, counts["nasdsl.front"]);
        var search = Assert.Single(activities, activity => Name.Equals(activity.GetTagItem("nas.search")));
        var inside = activities.Where(activity => activity.TraceId == search.TraceId && activity != search).ToArray();
        Assert.All(inside, activity => Assert.Equal(search.SpanId, activity.ParentSpanId));
        Assert.Equal(30, inside.Where(activity => activity.OperationName == "nas.train").Select(activity => activity.GetTagItem("nas.trial")).Distinct().Count());
        Assert.Equal(result.Champion.Trial.Id, Assert.Single(inside, activity => activity.OperationName == "nas.champion").GetTagItem("nas.trial"));

        static void Enable(Instrument instrument, MeterListener listener)
        {
            if (instrument.Meter.Name == SearchTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        }

        void Add(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.ToArray().Contains(new KeyValuePair<string, object?>("nas.search", Name)))
            {
                // Gauges tell the last value, counters how much more.
                counts.AddOrUpdate(instrument, value, (name, before) => name is "nasdsl.best" or "nasdsl.front" ? value : before + value);
            }
        }
    }
}
