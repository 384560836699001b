using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Makes the tree of places of a space and finds where each gene has to be decided.</summary>
internal sealed class PlaceTree
{
    private readonly SpaceModel _space;
    private readonly Dictionary<int, int> _uses = [];
    private readonly HashSet<int> _decidedBefore;
    private int _next;

    private PlaceTree(SpaceModel space, IEnumerable<int> decidedBefore)
    {
        _space = space;
        _decidedBefore = [.. decidedBefore];
    }

    /// <summary>Makes the tree.</summary>
    /// <param name="space">The space.</param>
    /// <param name="decidedBefore">Genes that are decided before a walk begins, because requirements speak of them; what decides about them is so too.</param>
    /// <returns>The root.</returns>
    public static Place Create(SpaceModel space, IEnumerable<int> decidedBefore)
    {
        var tree = new PlaceTree(space, GeneReferences.WithDeciders(decidedBefore, space.Genes, []));
        var root = tree.Build(space.Root, []);
        tree.Decide(root);
        return root;
    }

    // "decided" are the genes of the modules around: whatever hangs on them alone is active wherever it is met.
    private Place Build(ModuleModel module, IReadOnlyList<int> decided)
    {
        var id = _next++;
        IReadOnlyList<int> own = module switch
        {
            OperationModule operation => GeneReferences.WithDeciders(
                GeneReferences.Of(operation.Arguments.Select(argument => argument.Value)), _space.Genes, decided),
            AlternativeModule alternative => [alternative.Gene],
            OptionalModule optional => [optional.Gene],
            RepeatModule { Gene: { } gene } => [gene],
            ParallelModule { Gene: { } gene } => [gene],
            DagModule dag => dag.Nodes.Select(node => node.Gene).OfType<int>().ToArray(),
            _ => [],
        };
        foreach (var gene in own)
        {
            _uses[gene] = _uses.TryGetValue(gene, out var uses) ? uses + 1 : 1;
        }

        var inside = own.Count == 0 ? decided : decided.Concat(own).ToArray();
        return new Place(id, module, own, ModuleTree.Inside(module).Select(child => Build(child, inside)).ToArray());
    }

    // Counts the uses of each gene inside; where all uses of a shared gene have come together, it is decided.
    private Dictionary<int, int> Decide(Place place)
    {
        var inside = place.Own.ToDictionary(gene => gene, _ => 1);
        foreach (var child in place.Children)
        {
            foreach (var pair in Decide(child))
            {
                inside[pair.Key] = inside.TryGetValue(pair.Key, out var uses) ? uses + pair.Value : pair.Value;
            }
        }

        // How branches are merged is decided before the first of them, as if each asked for it.
        bool IsMerge(int gene) => place.Module is ParallelModule { Gene: { } merge } && merge == gene;
        bool Shares(int gene) => _uses[gene] > 1 || _decidedBefore.Contains(gene);
        place.Shared = inside
            .Where(pair => (_uses[pair.Key] > 1 || IsMerge(pair.Key)) && pair.Value == _uses[pair.Key] && !_decidedBefore.Contains(pair.Key))
            .Select(pair => pair.Key).OrderBy(gene => gene).ToArray();
        foreach (var gene in place.Shared)
        {
            inside.Remove(gene);
        }

        place.External = inside.Keys.Where(Shares).OrderBy(gene => gene).ToArray();
        return inside;
    }
}
