using NasDsl.Language.Analysis;
using NasDsl.Language.Model;
using Dimension = NasDsl.Language.Analysis.Dimension;

namespace NasDsl.Language.Generation;

/// <summary>What requirements ask for when some genes are decided: conditions over the genes that are not, and over costs.</summary>
internal sealed class OpenRequirements
{
    private readonly Expression[] _other;

    /// <summary>Takes conditions.</summary>
    /// <param name="id">A number of its own.</param>
    /// <param name="conditions">The conditions, folded.</param>
    public OpenRequirements(int id, EquatableArray<Expression> conditions)
    {
        Id = id;
        Conditions = conditions;
        Genes = [.. GeneReferences.Of(conditions)];
        Windows = [.. conditions.Select(WindowOf).OfType<CostWindow>().GroupBy(window => window.Dimension).Select(group =>
            new CostWindow(group.Key, group.Max(window => window.Least), group.Min(window => window.Greatest)))];
        _other = [.. conditions.Where(condition => WindowOf(condition) is null)];
    }

    /// <summary>A number of its own.</summary>
    public int Id { get; }

    /// <summary>The conditions.</summary>
    public EquatableArray<Expression> Conditions { get; }

    /// <summary>The genes that the conditions ask for.</summary>
    public HashSet<int> Genes { get; }

    /// <summary>What the conditions that bound one cost leave of it.</summary>
    public CostWindow[] Windows { get; }

    /// <summary>Whether bounds on costs are all that is asked for, so that a way to the end that keeps them keeps the requirements.</summary>
    public bool AreWindows => _other.Length == 0;

    /// <summary>Whether the requirements can still be met, as far as bounds of the costs tell.</summary>
    /// <param name="spent">The costs so far.</param>
    /// <param name="node">The node that holds these requirements.</param>
    /// <returns>False only when they cannot.</returns>
    public bool CanBeMet(CostVector spent, DecisionNode node)
    {
        foreach (var window in Windows)
        {
            var cost = Of(spent, window.Dimension);
            if (!node.Graph.CanCost(node.Id, window.Dimension, window.Least - cost, window.Greatest - cost))
            {
                return false;
            }
        }

        return _other.Length == 0 || CanOthersBeMet(spent, node);
    }

    /// <summary>Whether the requirements are certainly met at the end of a way.</summary>
    /// <param name="spent">The costs of the whole.</param>
    /// <returns>False when they are not, or when only the finished genome tells.</returns>
    public bool AreMet(CostVector spent)
    {
        NumberRange Exact(CostKind kind) => CostBounds.Dimensions(kind) is { Count: 1 } dimensions
            ? new NumberRange(Of(spent, dimensions[0]), Of(spent, dimensions[0]), false)
            : NumberRange.Any;

        foreach (var condition in Conditions)
        {
            if (RangeEvaluator.Evaluate(condition, Exact, _ => NumberRange.Any) is not { Least: > 0, CanBeMissing: false })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One property of a cost.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="dimension">The property.</param>
    /// <returns>The number.</returns>
    public static long Of(CostVector cost, Dimension dimension) => dimension switch
    {
        Dimension.Params => cost.Params,
        Dimension.Macs => cost.Macs,
        Dimension.Flops => cost.Flops,
        Dimension.Peak => cost.Peak,
        Dimension.Length => cost.Length,
        _ => cost.Depth,
    };

    private bool CanOthersBeMet(CostVector spent, DecisionNode node)
    {
        NumberRange RangeOf(CostKind kind)
        {
            var dimensions = CostBounds.Dimensions(kind);
            if (dimensions.Count == 0 || node.Graph.RestOf(node.Id, dimensions[0]) is not { } rest)
            {
                return NumberRange.Any;
            }

            var cost = Of(spent, dimensions[0]);
            return kind == CostKind.Memory
                ? new NumberRange(node.Graph.MemoryOf(node.Id)?.Least(cost, spent.Peak) ?? 0, double.PositiveInfinity, false)
                : new NumberRange(cost + rest.Least, cost + rest.Greatest, false);
        }

        foreach (var condition in _other)
        {
            if (RangeEvaluator.Evaluate(condition, RangeOf, _ => NumberRange.Any).IsFalse)
            {
                return false;
            }
        }

        return true;
    }

    private static CostWindow? WindowOf(Expression condition)
    {
        if (condition is not BinaryExpression { Left: CostExpression { Device: null } cost, Right: ConstantExpression { Value: { IsNumber: true } limit } } comparison
            || CostBounds.Dimensions(cost.Cost) is not { Count: 1 } dimensions)
        {
            return null;
        }

        // Costs are whole numbers, so the strict comparisons move by one.
        var number = limit.Number;
        return comparison.Operator switch
        {
            BinaryOperator.LessOrEqual => new CostWindow(dimensions[0], double.NegativeInfinity, number),
            BinaryOperator.Less => new CostWindow(dimensions[0], double.NegativeInfinity, Math.Ceiling(number) - 1),
            BinaryOperator.GreaterOrEqual => new CostWindow(dimensions[0], number, double.PositiveInfinity),
            BinaryOperator.Greater => new CostWindow(dimensions[0], Math.Floor(number) + 1, double.PositiveInfinity),
            BinaryOperator.Equal => new CostWindow(dimensions[0], number, number),
            _ => null,
        };
    }
}
