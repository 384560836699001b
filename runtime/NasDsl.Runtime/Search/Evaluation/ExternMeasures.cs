using NasDsl.Data;
using NasDsl.Externs;
using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Search.Evaluation;

/// <summary>Calls the metrics and objectives of a search that are written in C#: metrics first, since objectives may look at them.</summary>
/// <param name="search">The search.</param>
internal sealed class ExternMeasures(SearchDefinition search)
{
    private readonly ExternExpression[] _used =
        [.. search.Model.Objectives.Select(objective => objective.Expression).Concat(search.Model.Until is { } until ? [until] : [])
            .SelectMany(RunSupport.Parts).OfType<ExternExpression>().Distinct()];

    /// <summary>Measures.</summary>
    /// <param name="genome">The candidate.</param>
    /// <param name="metrics">What else was measured.</param>
    /// <param name="rows">The rows that were answered.</param>
    /// <param name="outputs">The answers: rows x outputs.</param>
    /// <returns>The metrics with what the user's code measured.</returns>
    /// <exception cref="ExternException">The user's code threw an exception.</exception>
    public Metrics Measure(Genome genome, Metrics metrics, Dataset rows, float[] outputs)
    {
        var externs = search.Space.Externs;
        var answers = new ExternAnswers(genome.Network, rows, outputs);
        foreach (var used in _used)
        {
            if (externs.FindMetric(used.Name) is { } measure)
            {
                metrics = With(metrics, used, values => measure(answers, values));
            }
        }

        return Measure(genome, metrics);
    }

    /// <summary>Measures what needs no answers: the objectives.</summary>
    /// <param name="genome">The candidate.</param>
    /// <param name="metrics">What else was measured.</param>
    /// <returns>The metrics with what the user's code measured.</returns>
    /// <exception cref="ExternException">The user's code threw an exception.</exception>
    public Metrics Measure(Genome genome, Metrics metrics)
    {
        foreach (var used in _used)
        {
            if (search.Space.Externs.FindObjective(used.Name) is { } measure)
            {
                metrics = With(metrics, used, values => measure(new ExternCandidate(genome, genome.Network, metrics), values));
            }
        }

        return metrics;
    }

    private static Metrics With(Metrics metrics, ExternExpression used, Func<IReadOnlyList<Value>, double> measure)
    {
        try
        {
            var value = measure([.. used.Options.Select(option => option.Value)]);
            return metrics with { Externs = metrics.Externs.Append(new ExternValue(used.Text, value)).ToEquatableArray() };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw ExternException.Of(used.Name, failure);
        }
    }
}
