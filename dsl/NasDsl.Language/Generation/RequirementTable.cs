using NasDsl.Language.Analysis;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <summary>Keeps what requirements still ask for, gene by gene: what comes to the same is one object, however it came about.</summary>
/// <param name="genes">The genes of the space.</param>
internal sealed class RequirementTable(EquatableArray<GeneModel> genes)
{
    private readonly Dictionary<EquatableArray<Expression>, OpenRequirements> _known = [];
    private readonly Dictionary<long, OpenRequirements?> _decided = [];
    private readonly Dictionary<(int Requirements, string Choices), OpenRequirements?> _decidedAlike = [];
    private readonly Dictionary<int, HashSet<int>> _relevant = [];
    private readonly NumberRange[] _ranges = [.. genes.Select(RangeOf)];

    /// <summary>Starts with nothing decided.</summary>
    /// <param name="requirements">The requirements.</param>
    /// <returns>What they ask for, or null when one is false.</returns>
    public OpenRequirements? Start(IEnumerable<RequirementModel> requirements) =>
        Fold(requirements.Select(requirement => requirement.Condition), leaf => leaf);

    /// <summary>Decides genes.</summary>
    /// <param name="requirements">What is asked for before.</param>
    /// <param name="choices">The genes with the indices of their values.</param>
    /// <returns>What is asked for then, or null when something is false.</returns>
    public OpenRequirements? Decide(OpenRequirements requirements, ChoiceSet choices)
    {
        if (choices.Genes.Length == 0 || requirements.Genes.Count == 0)
        {
            return requirements;
        }

        var key = ((long)requirements.Id << 32) | (uint)choices.Id;
        if (!_decided.TryGetValue(key, out var decided))
        {
            decided = DecideAnew(requirements, choices.Genes);
            _decided.Add(key, decided);
        }

        return decided;
    }

    private OpenRequirements? DecideAnew(OpenRequirements requirements, GeneChoice[] choices)
    {
        var relevant = RelevantTo(requirements);
        if (!choices.Any(choice => relevant.Contains(choice.Gene)))
        {
            return requirements;
        }

        var key = (requirements.Id, string.Join(",", choices.Where(choice => relevant.Contains(choice.Gene)).Select(choice => $"{choice.Gene}={choice.Index}")));
        if (!_decidedAlike.TryGetValue(key, out var decided))
        {
            decided = Fold(requirements.Conditions, leaf => Decide(leaf, choices));
            _decidedAlike.Add(key, decided);
        }

        return decided;
    }

    // The genes that are asked for, and those that decide whether they are active.
    private HashSet<int> RelevantTo(OpenRequirements requirements)
    {
        if (!_relevant.TryGetValue(requirements.Id, out var relevant))
        {
            relevant = [.. GeneReferences.WithDeciders(requirements.Genes, genes, [])];
            _relevant.Add(requirements.Id, relevant);
        }

        return relevant;
    }

    private OpenRequirements? Fold(IEnumerable<Expression> conditions, Func<Expression, Expression> leaf)
    {
        var open = new List<Expression>();
        var left = new Stack<Expression>(conditions.Reverse());
        while (left.Count > 0)
        {
            var condition = ExpressionFolder.Fold(left.Pop(), leaf);
            if (condition is BinaryExpression { Operator: BinaryOperator.And } both)
            {
                left.Push(both.Right);
                left.Push(both.Left);
            }
            else if (condition is ConstantExpression constant)
            {
                if (ExpressionEvaluator.IsFalse(constant.Value))
                {
                    return null;
                }
            }
            else if (RangeEvaluator.Evaluate(condition, _ => NumberRange.Any, gene => _ranges[gene]).IsFalse)
            {
                return null;
            }
            else if (!IsNeverFalse(condition) && !open.Contains(condition))
            {
                open.Add(condition);
            }
        }

        var key = open.ToEquatableArray();
        if (!_known.TryGetValue(key, out var requirements))
        {
            requirements = new OpenRequirements(_known.Count, key);
            _known.Add(key, requirements);
        }

        return requirements;
    }

    // What has no value asks for nothing; nor does "or" with such a side, which is true or has no value either.
    private static bool IsNeverFalse(Expression condition) =>
        condition.Equals(ExpressionFolder.NoValue)
        || (condition is BinaryExpression { Operator: BinaryOperator.Or } either && (IsNeverFalse(either.Left) || IsNeverFalse(either.Right)));

    private Expression Decide(Expression leaf, GeneChoice[] choices) => leaf switch
    {
        GeneExpression gene when IndexOf(gene.Gene, choices) is { } index && genes[gene.Gene].Domain is not RealDomain =>
            new ConstantExpression(GeneIndex.ValueAt(genes[gene.Gene].Domain, index)),
        GeneExpression gene when IsExcluded(genes[gene.Gene].Condition, choices) => ExpressionFolder.NoValue,
        ActiveExpression active when IsExcluded(active.Condition, choices) => new ConstantExpression(Value.Of(false)),
        ActiveExpression active when IndexOf(active.Condition.Gene, choices) is not null => new ConstantExpression(Value.Of(true)),
        _ => leaf,
    };

    private static NumberRange RangeOf(GeneModel gene)
    {
        if (gene.Domain is RealDomain real)
        {
            return new NumberRange(real.Minimum, real.Maximum, gene.Condition is not null);
        }

        var values = Enumerable.Range(0, GeneIndex.Count(gene.Domain)).Select(index => GeneIndex.ValueAt(gene.Domain, index)).ToArray();
        return values.All(value => value.Symbol is null)
            ? new NumberRange(values.Min(value => value.Number), values.Max(value => value.Number), gene.Condition is not null)
            : NumberRange.Any;
    }

    private bool IsExcluded(GeneCondition? condition, GeneChoice[] choices) =>
        condition is not null
        && ((IndexOf(condition.Gene, choices) is { } index && (index < condition.From || index > condition.To))
            || IsExcluded(genes[condition.Gene].Condition, choices));

    private static int? IndexOf(int gene, GeneChoice[] choices)
    {
        foreach (var choice in choices)
        {
            if (choice.Gene == gene)
            {
                return choice.Index;
            }
        }

        return null;
    }
}
