using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Decides whether some well-shaped architecture of a space meets conditions. The genes that the conditions speak of are decided first, in every combination;
/// what is left are conditions on costs, and a walk that keeps all ways unbeaten in these costs finds an architecture that meets them, or proves that there is none.
/// </summary>
internal sealed class Satisfiability
{
    private const int MostCombinations = 4096;

    private readonly SpaceWalks _walks;
    private readonly IReadOnlyList<Condition> _conditions;
    private readonly IReadOnlyDictionary<int, int> _given;
    private readonly IReadOnlyList<int> _decided;
    private readonly Place _root;
    private readonly WorkMeter _work;
    private readonly Dictionary<string, Propagation> _propagations = [];
    private readonly Assignment _assignment;
    private bool _hasDoubt;

    private Satisfiability(SpaceWalks walks, IReadOnlyList<Condition> conditions, IReadOnlyDictionary<int, int> given, WorkMeter work)
    {
        var genes = walks.Space.Genes;
        _walks = walks;
        _conditions = conditions;
        _given = given;
        _decided = GeneReferences.WithDeciders(GeneReferences.Of(conditions.Select(condition => condition.Expression)).Concat(given.Keys), genes, []);
        _root = PlaceTree.Create(walks.Space, _decided);
        _work = work;
        _assignment = new Assignment(genes);
    }

    /// <summary>Decides.</summary>
    /// <param name="walks">Walks over the space.</param>
    /// <param name="conditions">The conditions.</param>
    /// <param name="given">Genes that have to be active with a given index.</param>
    /// <param name="work">Pays for the decision.</param>
    /// <returns>The answer, with the genes of an architecture that meets all conditions when it is yes.</returns>
    public static Decision Decide(SpaceWalks walks, IReadOnlyList<Condition> conditions, IReadOnlyDictionary<int, int> given, WorkMeter work)
    {
        try
        {
            // To put the question takes a look at every condition and at every place.
            work.Spend(conditions.Count + walks.Kinds.Count);
            var question = new Satisfiability(walks, conditions, given, work);
            return question.CanBeDecided() ? question.Decide() : Decision.Unknown;
        }
        catch (WorkLimitException)
        {
            return Decision.Unknown;
        }
    }

    /// <summary>What ways have to be compared by so that one that meets conditions is kept.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>The aims; at least one.</returns>
    public static Aim[] AimsOf(IEnumerable<Condition> conditions)
    {
        var aims = conditions
            .SelectMany(condition => Leanings.OfRequirement(condition.Expression, condition.Holds))
            .SelectMany(leaning => CostBounds.Dimensions(leaning.Kind).Select(dimension => new Aim(dimension, leaning.IsLeast)))
            .Distinct()
            .ToArray();
        return aims.Length > 0 ? aims : [new Aim(Dimension.Weight, true)];
    }

    private bool CanBeDecided() =>
        !_walks.IsSampled
        && _decided.All(gene => _walks.Space.Genes[gene].Domain is not RealDomain)
        && _conditions.SelectMany(condition => ExpressionFolder.CostsOf(condition.Expression)).All(kind => CostBounds.Dimensions(kind).Count > 0)
        && _assignment.Combinations(_decided).Take(MostCombinations + 1).Count() <= MostCombinations;

    private Decision Decide()
    {
        // A single aim finds most architectures that there are to find, and is far cheaper than all aims together, which prove that there is none.
        var needsProof = false;
        foreach (var isProof in new[] { false, true })
        {
            foreach (var choices in _assignment.Combinations(_decided))
            {
                _work.Spend();
                if (_given.Any(gene => _assignment[gene.Key] != gene.Value) || FoldConditions() is not { } folded)
                {
                    continue;
                }

                var aims = AimsOf(folded);
                if (isProof && aims.Length == 1)
                {
                    continue;
                }

                needsProof |= aims.Length > 1;
                foreach (var set in isProof ? [aims] : aims.Select(aim => new[] { aim }))
                {
                    if (Find(set, folded) is { } found)
                    {
                        return new Decision(Answer.Yes, choices.And(found.Witness).ToDictionary());
                    }
                }

                // The ends of a long list stand for what is between them only when all costs shall be small, or all great.
                _hasDoubt |= _walks.IsThinned && aims.Select(aim => aim.IsLeast).Distinct().Count() > 1;
            }

            if (!needsProof)
            {
                break;
            }
        }

        return _hasDoubt ? Decision.Unknown : Decision.No;
    }

    // Null when a condition cannot be met with the genes as they are decided.
    private List<Condition>? FoldConditions()
    {
        var valuation = new AssignmentValuation(_walks.Space.Genes, _assignment, null);
        Expression Decided(Expression leaf) => leaf is CostExpression ? leaf
            : ExpressionEvaluator.Evaluate(leaf, valuation) is { } value ? new ConstantExpression(value) : ExpressionFolder.NoValue;
        var open = new List<Condition>();
        foreach (var condition in _conditions)
        {
            var folded = condition with { Requirement = condition.Requirement with { Condition = ExpressionFolder.Fold(condition.Expression, Decided) } };
            if (ExpressionFolder.HasCost(folded.Expression))
            {
                open.Add(folded);
            }
            else if (!IsMet(folded, default))
            {
                return null;
            }
        }

        return open;
    }

    private Label? Find(Aim[] aims, List<Condition> folded)
    {
        var caps = folded.SelectMany(condition => Caps.Of(condition.Expression, condition.Holds)).ToArray();
        var key = string.Join(" ", aims) + string.Join(" ", caps);
        if (!_propagations.TryGetValue(key, out var propagation))
        {
            propagation = _walks.Prepare(_assignment, new Goals(aims, caps, _work));
            _propagations.Add(key, propagation);
        }

        var outcome = propagation.Walk(_root, _walks.Data.Input.Shape, false);
        var found = _walks.Sound(outcome).FirstOrDefault(label => IsMet(folded, label));
        if (found is null || !_walks.IsThinned)
        {
            return found;
        }

        // Costs of a thinned walk are bounds; what counts is what these very choices cost.
        var chosen = _assignment.Copy();
        foreach (var choice in found.Witness.ToDictionary())
        {
            chosen[choice.Key] = choice.Value;
        }

        var real = _walks.Exact.Sound(_walks.Exact.Walk(_root, chosen, _work, aims)).FirstOrDefault(label => IsMet(folded, label));
        _hasDoubt |= real is null;
        return real is null ? null : found;
    }

    private bool IsMet(List<Condition> folded, Label label) => folded.All(condition => IsMet(condition, label.Cost));

    private bool IsMet(Condition condition, CostVector cost) =>
        ExpressionEvaluator.IsMet(condition.Expression, new AssignmentValuation(_walks.Space.Genes, _assignment, cost)) == condition.Holds;
}
