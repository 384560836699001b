using System.Diagnostics;
using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Search.Evaluation;

/// <summary>
/// Measures how long networks take on this machine for one sample: the median of repetitions, after calls that are not counted. What is measured belongs to a candidate from then on, and to its
/// trial, so that a search that goes on from a journal asks the journal and not the clock.
/// </summary>
/// <param name="search">The search.</param>
/// <param name="engine">What runs networks.</param>
/// <param name="row">What they are run on: one row.</param>
internal sealed class LatencyMeter(SearchDefinition search, IEngine engine, Dataset row)
{
    private const int Repetitions = 31;

    /// <summary>A repetition of a small network is several samples, so that it takes longer than a clock ticks.</summary>
    private static readonly TimeSpan LeastRepetition = TimeSpan.FromMicroseconds(50);

    /// <summary>Until what is new of a network has been compiled and its memory has been touched.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(5);

    /// <summary>Until the runtime has compiled what all networks have in common for the second time, which it begins after 100 ms.</summary>
    private static readonly TimeSpan FirstWarmUp = TimeSpan.FromMilliseconds(300);

    private readonly Lock _turn = new();
    private bool _isWarm;

    /// <summary>Whether a search depends on how long networks take on this machine.</summary>
    /// <param name="search">The search.</param>
    /// <returns>True when it does.</returns>
    public static bool IsNeeded(SearchDefinition search) =>
        RunSupport.CostsOf(search).Any(used => used.Cost is { Cost: CostKind.Latency, Device: { } device } && search.Space.Latencies.IsLocal(device));

    /// <summary>Measures a candidate that has not been measured.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="recipe">Its recipe, which the engine asks for.</param>
    /// <param name="seed">What its weights are drawn from; they do not matter.</param>
    /// <returns>The first requirement that it breaks, or null when it meets them all.</returns>
    public RequirementModel? Measure(Candidate candidate, TrainingRecipe recipe, ulong seed)
    {
        candidate.Latency ??= SecondsOf(candidate, recipe, seed);
        var valuation = new TrialValuation(candidate.Genome, null, candidate.Latency);
        return search.Space.Model.Requirements.FirstOrDefault(requirement => !ExpressionEvaluator.IsMet(requirement.Condition, valuation));
    }

    private double SecondsOf(Candidate candidate, TrainingRecipe recipe, ulong seed)
    {
        var network = candidate.Genome.Network;
        NetworkWeights weights;
        using (var run = engine.Start(network, row, recipe, seed))
        {
            weights = run.SaveWeights();
        }

        using var predictor = engine.Load(network, weights);
        var inputs = row.Inputs.Span;
        var outputs = new float[network.Nodes[^1].Shape.Size];

        // Two that are measured at once would be in each other's way.
        lock (_turn)
        {
            var calls = 0;
            var start = Stopwatch.GetTimestamp();
            for (; calls == 0 || Stopwatch.GetElapsedTime(start) < (_isWarm ? WarmUp : FirstWarmUp); calls++)
            {
                predictor.Predict(inputs, outputs);
            }

            _isWarm = true;
            var samples = (int)Math.Ceiling(calls * (LeastRepetition / Stopwatch.GetElapsedTime(start)));
            var times = new double[Repetitions];
            for (var i = 0; i < Repetitions; i++)
            {
                start = Stopwatch.GetTimestamp();
                for (var sample = 0; sample < samples; sample++)
                {
                    predictor.Predict(inputs, outputs);
                }

                times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds / samples;
            }

            return times.Order().ElementAt(Repetitions / 2);
        }
    }
}
