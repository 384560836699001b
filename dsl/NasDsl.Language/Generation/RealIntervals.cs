using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <summary>
/// Narrows intervals of real genes to what conditions leave of them, by carrying what a condition must come to down to its operands (HC4: Benhamou, Goualard, Granvilliers and Puget, 1999). What is
/// left out breaks a condition; what is left in may still break one.
/// </summary>
internal sealed class RealIntervals
{
    private const int Rounds = 4;

    private readonly IReadOnlyCollection<Expression> _conditions;
    private readonly Func<CostKind, NumberRange> _costs;
    private readonly Func<int, NumberRange> _genes;
    private readonly Dictionary<int, NumberRange> _known = [];
    private bool _isNarrower;

    /// <summary>Starts with nothing narrowed.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="costs">The costs, which no real gene changes.</param>
    /// <param name="genes">What is known of each gene.</param>
    public RealIntervals(IReadOnlyCollection<Expression> conditions, Func<CostKind, double> costs, Func<int, NumberRange> genes)
    {
        _conditions = conditions;
        _costs = kind => CostOf(kind, costs);
        _genes = gene => _known.TryGetValue(gene, out var known) ? known : genes(gene);
    }

    /// <summary>Narrows the interval of a gene.</summary>
    /// <param name="gene">The gene.</param>
    /// <param name="domain">Its interval.</param>
    /// <returns>What is left, or null when nothing is.</returns>
    public NumberRange? Narrow(int gene, RealDomain domain)
    {
        _known[gene] = new NumberRange(domain.Minimum, domain.Maximum, false);
        _isNarrower = true;
        for (var round = 0; round < Rounds && _isNarrower; round++)
        {
            _isNarrower = false;
            foreach (var condition in _conditions)
            {
                Require(condition);
            }
        }

        return _known[gene] is var left && left.Least <= left.Greatest ? left : null;
    }

    /// <summary>Decides a gene.</summary>
    /// <param name="gene">The gene.</param>
    /// <param name="value">Its value.</param>
    public void Fix(int gene, double value) => _known[gene] = new NumberRange(value, value, false);

    private static NumberRange CostOf(CostKind kind, Func<CostKind, double> costs) =>
        kind is CostKind.Latency or CostKind.Energy ? NumberRange.Any : new NumberRange(costs(kind), costs(kind), false);

    private NumberRange RangeOf(Expression expression) => RangeEvaluator.Evaluate(expression, _costs, _genes);

    // The condition must not be false.
    private void Require(Expression condition)
    {
        switch (condition)
        {
            case BinaryExpression { Operator: BinaryOperator.And } both:
                Require(both.Left);
                Require(both.Right);
                break;
            case BinaryExpression { Operator: BinaryOperator.Or } either when RangeOf(either.Left).IsFalse:
                Require(either.Right);
                break;
            case BinaryExpression { Operator: BinaryOperator.Or } either when RangeOf(either.Right).IsFalse:
                Require(either.Left);
                break;
            case ConditionalExpression conditional when RangeOf(conditional.Condition) is { Least: > 0, CanBeMissing: false }:
                Require(conditional.Body);
                break;
            case BinaryExpression { Operator: BinaryOperator.LessOrEqual or BinaryOperator.Less } comparison:
                Bound(comparison.Left, double.NegativeInfinity, RangeOf(comparison.Right).Greatest);
                Bound(comparison.Right, RangeOf(comparison.Left).Least, double.PositiveInfinity);
                break;
            case BinaryExpression { Operator: BinaryOperator.GreaterOrEqual or BinaryOperator.Greater } comparison:
                Bound(comparison.Left, RangeOf(comparison.Right).Least, double.PositiveInfinity);
                Bound(comparison.Right, double.NegativeInfinity, RangeOf(comparison.Left).Greatest);
                break;
            case BinaryExpression { Operator: BinaryOperator.Equal } equality:
                Bound(equality.Left, RangeOf(equality.Right).Least, RangeOf(equality.Right).Greatest);
                Bound(equality.Right, RangeOf(equality.Left).Least, RangeOf(equality.Left).Greatest);
                break;
        }
    }

    // The value of the expression must lie between two numbers.
    private void Bound(Expression expression, double least, double greatest)
    {
        switch (expression)
        {
            case GeneExpression gene when _known.TryGetValue(gene.Gene, out var known):
                var narrower = known with { Least = Math.Max(known.Least, least), Greatest = Math.Min(known.Greatest, greatest) };
                _isNarrower |= narrower != known;
                _known[gene.Gene] = narrower;
                break;
            case UnaryExpression { Operator: UnaryOperator.Negate } negation:
                Bound(negation.Operand, -greatest, -least);
                break;
            case BinaryExpression { Operator: BinaryOperator.Add } sum:
                Bound(sum.Left, least - RangeOf(sum.Right).Greatest, greatest - RangeOf(sum.Right).Least);
                Bound(sum.Right, least - RangeOf(sum.Left).Greatest, greatest - RangeOf(sum.Left).Least);
                break;
            case BinaryExpression { Operator: BinaryOperator.Subtract } difference:
                Bound(difference.Left, least + RangeOf(difference.Right).Least, greatest + RangeOf(difference.Right).Greatest);
                Bound(difference.Right, RangeOf(difference.Left).Least - greatest, RangeOf(difference.Left).Greatest - least);
                break;
            case BinaryExpression { Operator: BinaryOperator.Multiply } product:
                BoundFactor(product.Left, RangeOf(product.Right), least, greatest);
                BoundFactor(product.Right, RangeOf(product.Left), least, greatest);
                break;
            case BinaryExpression { Operator: BinaryOperator.Divide } quotient when RangeOf(quotient.Right) is { Least: > 0 } divisor:
                Bound(quotient.Left, Math.Min(least * divisor.Least, least * divisor.Greatest), Math.Max(greatest * divisor.Least, greatest * divisor.Greatest));
                break;
            case CallExpression { Function: "sum" } sum:
                for (var term = 0; term < sum.Arguments.Count; term++)
                {
                    var others = RangeEvaluator.SumWithout(sum.Arguments, term, _costs, _genes);
                    Bound(sum.Arguments[term], least - others.Greatest, greatest - others.Least);
                }

                break;
            case CallExpression { Function: "max" } greatestOf:
                foreach (var term in greatestOf.Arguments)
                {
                    Bound(term, double.NegativeInfinity, greatest);
                }

                break;
            case CallExpression { Function: "min" } leastOf:
                foreach (var term in leastOf.Arguments)
                {
                    Bound(term, least, double.PositiveInfinity);
                }

                break;
        }
    }

    // Only where the other factor is of one sign that is known.
    private void BoundFactor(Expression factor, NumberRange other, double least, double greatest)
    {
        if (other.Least > 0)
        {
            Bound(factor, Math.Min(least / other.Least, least / other.Greatest), Math.Max(greatest / other.Least, greatest / other.Greatest));
        }
        else if (other.Greatest < 0)
        {
            Bound(factor, Math.Min(greatest / other.Least, greatest / other.Greatest), Math.Max(least / other.Least, least / other.Greatest));
        }
    }
}
