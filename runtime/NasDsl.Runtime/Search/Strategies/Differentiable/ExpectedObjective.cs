using NasDsl.Genomes;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;
using NasDsl.Randomness;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Strategies.Policies;

namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>
/// Differentiates what is expected of the objectives, as far as they depend on costs, by the logits of the choices: with f of genomes g drawn from the distribution p, the gradient of E f is
/// E (f(g) - b) d log p(g) (Williams, 1992), for any baseline b; here that of a genome is the mean of the others. So any cost counts, whether it is a sum over operations or not, and so does any expression of it.
/// </summary>
/// <param name="search">The search.</param>
/// <param name="weight">What the objectives after the first weigh, relative to their values at even choices; the first counts as it is written, or relative to its values where it is made of costs alone.</param>
internal sealed class ExpectedObjective(SearchDefinition search, double weight)
{
    private const int Samples = 32;
    private const int ScaleSamples = 256;
    private const double Difference = 1e-3;

    private readonly bool _hasCosts = search.Model.Objectives.Any(objective => Parts(objective.Expression).Any(part => part is not (MetricExpression or ConstantExpression)));
    private double[]? _scales;

    /// <summary>What the loss weighs: how fast the first objective changes with the metrics that it names; 1 where that cannot be told before a candidate is trained.</summary>
    /// <param name="metrics">The metrics of the moment.</param>
    /// <param name="genome">A genome, for what else the objective asks for.</param>
    /// <returns>The weight, 0 where nothing is named that is measured.</returns>
    public double LossWeight(Metrics metrics, Genome genome)
    {
        var objective = search.Model.Objectives[0].Expression;
        if (ExpressionEvaluator.Evaluate(objective, new TrialValuation(genome, metrics)) is null)
        {
            return 1;
        }

        return Parts(objective).OfType<MetricExpression>().Select(part => part.Name).Distinct().Sum(name =>
            Math.Abs(Value(0, new ShiftedValuation(genome, metrics, name, Difference)) - Value(0, new ShiftedValuation(genome, metrics, name, -Difference))) / (2 * Difference));
    }

    /// <summary>Adds the gradient to another one, such that its negative leads to better objectives.</summary>
    /// <param name="metrics">The metrics of the moment, which all candidates are taken to have.</param>
    /// <param name="distribution">The distribution of the choices.</param>
    /// <param name="gradient">The derivatives by the logits.</param>
    /// <param name="random">Where genomes come from.</param>
    public void AddGradient(Metrics metrics, ChoiceDistribution distribution, double[][] gradient, RandomStream random)
    {
        if (!_hasCosts)
        {
            return;
        }

        // The first call comes at even choices.
        _scales ??= Scales(metrics, distribution, random);
        var genomes = Draw(distribution, Samples, random);
        var values = genomes.Select(genome => Badness(genome, metrics, _scales)).ToArray();
        var sum = values.Sum();
        for (var i = 0; i < Samples; i++)
        {
            var advantage = values[i] - ((sum - values[i]) / (Samples - 1));
            distribution.AddLogGradient(genomes[i], advantage / Samples, gradient);
        }
    }

    private static Genome[] Draw(ChoiceDistribution distribution, int count, RandomStream random) =>
        [.. Enumerable.Range(0, count).Select(_ => distribution.Draw(random).ToGenome())];

    private double[] Scales(Metrics metrics, ChoiceDistribution distribution, RandomStream random)
    {
        var genomes = Draw(distribution, ScaleSamples, random);
        return [.. search.Model.Objectives.Select((_, i) =>
        {
            var mean = genomes.Average(genome => Math.Abs(Value(i, new TrialValuation(genome, metrics))));
            return i == 0 && IsMeasured(search.Model.Objectives[i].Expression) ? 1 : mean > 0 ? (i == 0 ? 1 : weight) / mean : 0;
        })];
    }

    // What is made of costs alone has a scale of its own, which says nothing beside the decay of the choices.
    private static bool IsMeasured(Expression objective) => Parts(objective).Any(part => part is MetricExpression or ExternExpression);

    private double Badness(Genome genome, Metrics metrics, double[] scales)
    {
        var valuation = new TrialValuation(genome, metrics);
        return scales.Select((scale, i) => (search.Model.Objectives[i].IsMaximized ? -scale : scale) * Value(i, valuation)).Sum();
    }

    // What has no value tells nothing.
    private double Value(int objective, IValuation valuation) =>
        ExpressionEvaluator.Evaluate(search.Model.Objectives[objective].Expression, valuation)?.Number is { } value && double.IsFinite(value) ? value : 0;

    private static IEnumerable<Expression> Parts(Expression expression)
    {
        var operands = ExpressionOperands.Of(expression).ToArray();
        return operands.Length == 0 ? [expression] : operands.SelectMany(Parts);
    }
}
