using System.Diagnostics;
using System.Diagnostics.Metrics;
using NasDsl.Search.Evaluation;

namespace NasDsl.Search;

/// <summary>
/// What searches tell whoever listens in the process, such as OpenTelemetry: metrics through <see cref="Meter"/> and traces through <see cref="ActivitySource"/>, both by the name <see cref="Name"/>. Nobody listening
/// costs next to nothing, and no result depends on it.
/// </summary>
public static class SearchTelemetry
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "NasDsl";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);

    private static readonly Counter<long> Trials = Meter.CreateCounter<long>("nasdsl.trials", "{trial}", "Candidates that were tried, by how they ended.");
    private static readonly Counter<long> Epochs = Meter.CreateCounter<long>("nasdsl.epochs", "{epoch}", "Epochs that candidates were trained for.");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("nasdsl.trial.duration", "s", "How long candidates were trained and measured, each on one thread.");
    private static readonly Gauge<double> Best = Meter.CreateGauge<double>("nasdsl.best", null, "The best value of the first objective so far.");
    private static readonly Gauge<int> Front = Meter.CreateGauge<int>("nasdsl.front", "{trial}", "How many candidates the Pareto front has.");

    /// <summary>A search begins.</summary>
    /// <param name="search">The search.</param>
    /// <param name="seed">Its seed.</param>
    /// <returns>The activity, or null when nobody listens.</returns>
    internal static Activity? StartSearch(SearchDefinition search, ulong seed) => Source.StartActivity("nas.search")
        ?.SetTag("nas.search", search.Model.Name)
        .SetTag("nas.strategy", search.Model.Strategy.Name)
        .SetTag("nas.seed", unchecked((long)seed));

    /// <summary>The training of a candidate begins or goes on.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="rung">How far it goes.</param>
    /// <returns>The activity, or null when nobody listens.</returns>
    internal static Activity? StartTraining(Candidate candidate, Rung rung) => Source.StartActivity("nas.train")
        ?.SetTag("nas.trial", candidate.Id)
        .SetTag("nas.epochs", rung.Epochs)
        .SetTag("nas.share", rung.Share);

    /// <summary>The champion is trained.</summary>
    /// <param name="trial">Its trial.</param>
    /// <returns>The activity, or null when nobody listens.</returns>
    internal static Activity? StartChampion(Trial trial) => Source.StartActivity("nas.champion")?.SetTag("nas.trial", trial.Id);

    /// <summary>Candidates have become trials.</summary>
    /// <param name="search">The search.</param>
    /// <param name="candidates">The candidates; those that were found in a journal were counted when they were tried.</param>
    /// <param name="log">All trials so far.</param>
    internal static void Record(SearchDefinition search, IReadOnlyList<Candidate> candidates, TrialLog log)
    {
        var name = new KeyValuePair<string, object?>("nas.search", search.Model.Name);
        foreach (var candidate in candidates)
        {
            if (candidate is { IsRecorded: false, Trial: { } trial })
            {
                Trials.Add(1, name, new KeyValuePair<string, object?>("nas.status", trial.Status.ToString()));
                Epochs.Add(trial.Epochs, name);
                Durations.Record(trial.Elapsed.TotalSeconds, name);
            }
        }

        if (log.Board.Best is { Objectives: [var best, ..] } && Best.Enabled)
        {
            Best.Record(best, name, new KeyValuePair<string, object?>("nas.objective", search.Model.Objectives[0].Text));
        }

        if (Front.Enabled)
        {
            Front.Record(log.Board.Front.Length, name);
        }
    }
}
