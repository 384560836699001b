using NasDsl.Language;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Search.Evaluation;

/// <summary>Computes the objectives of a candidate from what was measured.</summary>
/// <param name="objectives">The objectives.</param>
internal sealed class ObjectiveMeter(EquatableArray<ObjectiveModel> objectives)
{
    /// <summary>Keeps metrics and objectives in a candidate, which fails when an objective has no finite value.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="epochs">How many epochs it has been trained for.</param>
    /// <param name="metrics">What was measured.</param>
    public void Measure(Candidate candidate, int epochs, Metrics metrics)
    {
        var valuation = new TrialValuation(candidate.Genome, metrics, candidate.Latency);
        var values = new List<double>();
        foreach (var objective in objectives)
        {
            var value = ExpressionEvaluator.Evaluate(objective.Expression, valuation)?.Number;
            if (value is not { } number || !double.IsFinite(number))
            {
                candidate.Fail(epochs, $"the objective '{objective.Text}' has no finite value: {(value is { } odd ? NumberText.Format(odd) : "none")}");
                return;
            }

            values.Add(number);
        }

        candidate.Measure(epochs, metrics, values);
    }
}
