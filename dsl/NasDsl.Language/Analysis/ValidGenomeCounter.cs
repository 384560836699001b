using System.Numerics;
using NasDsl.Language.Expressions;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Counts the genomes that meet all requirements. The genes that requirements speak of are decided in every combination, and what is left is counted along the tree of genes; when a
/// requirement speaks of costs, all genes are decided and each genome's costs are found.
/// </summary>
internal sealed class ValidGenomeCounter
{
    /// <summary>How many combinations of genes are tried at most: about a second's work when each has costs.</summary>
    private const int MostCombinations = 20_000;

    private readonly SpaceWalks _walks;
    private readonly WorkMeter _work = new(SpaceWalks.StepsPerProof);
    private readonly Assignment _assignment;
    private readonly int[] _decided;
    private readonly bool _hasCosts;
    private readonly Place _root;
    private readonly Propagation _propagation;

    private ValidGenomeCounter(SpaceWalks walks)
    {
        var genes = walks.Space.Genes;
        var conditions = walks.Space.Requirements.Select(requirement => requirement.Condition).ToArray();
        _walks = walks;
        _assignment = new Assignment(genes);
        _hasCosts = conditions.Any(ExpressionFolder.HasCost);
        _decided = _hasCosts
            ? [.. Enumerable.Range(0, genes.Count)]
            : [.. GeneReferences.WithDeciders(GeneReferences.Of(conditions), genes, [])];
        _root = PlaceTree.Create(walks.Space, _decided);
        _propagation = walks.Prepare(_assignment, new Goals([new Aim(Dimension.Weight, true)], [], _work));
    }

    /// <summary>Counts them.</summary>
    /// <param name="walks">Walks over the space.</param>
    /// <param name="shapes">What is known about its shapes.</param>
    /// <param name="genomes">How many genomes there are before the requirements.</param>
    /// <returns>The exact number, or the number of all genomes as a bound when that takes too long.</returns>
    public static Count Count(SpaceWalks walks, ShapeVerdict shapes, Count genomes)
    {
        if (genomes.Kind == CountKind.Infinite)
        {
            return genomes;
        }

        var bound = genomes with { Kind = CountKind.UpperBound };
        var costs = walks.Space.Requirements.SelectMany(requirement => ExpressionFolder.CostsOf(requirement.Condition));
        if (shapes != ShapeVerdict.Sound || costs.Any(kind => CostBounds.Dimensions(kind).Count == 0))
        {
            return bound;
        }

        if (walks.Space.Requirements.Count == 0)
        {
            return genomes;
        }

        // Trying is given up before it begins where it cannot come to an end.
        var counter = new ValidGenomeCounter(walks.Exact);
        if (counter._hasCosts ? genomes.Number > MostCombinations : counter._assignment.Combinations(counter._decided).Skip(MostCombinations).Any())
        {
            return bound;
        }

        try
        {
            return new Count(counter.CountAll(), CountKind.Exact);
        }
        catch (WorkLimitException)
        {
            return bound;
        }
    }

    private BigInteger CountAll()
    {
        var count = BigInteger.Zero;
        foreach (var _ in _assignment.Combinations(_decided))
        {
            _work.Spend(1 + _walks.Space.Requirements.Count);
            var valuation = new AssignmentValuation(_walks.Space.Genes, _assignment, _hasCosts ? CostOfGenome() : null);
            if (_walks.Space.Requirements.All(requirement => ExpressionEvaluator.IsMet(requirement.Condition, valuation)))
            {
                _work.Spend(_walks.Space.Genes.Count);
                count += _hasCosts ? BigInteger.One : GenomeCounter.Count(_walks.Space.Genes, _assignment).Number;
            }
        }

        return count;
    }

    // With every gene decided there is one way through the space.
    private CostVector CostOfGenome() => _walks.Sound(_propagation.Walk(_root, _walks.Data.Input.Shape, false)).First().Cost;
}
