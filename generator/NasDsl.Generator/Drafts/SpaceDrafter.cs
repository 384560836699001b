using System.Globalization;
using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Drafts;

/// <summary>
/// Walks the module tree of a space and sorts its genes into containers: one for each scope of gene paths, branch and option.
/// </summary>
internal sealed class SpaceDrafter
{
    private readonly SpaceModel _space;
    private readonly List<BlockDraft> _blocks = [];
    private readonly HashSet<int> _placed = [];
    private readonly IReadOnlyList<GeneModel> _ofRequirementsOnly;

    private SpaceDrafter(SpaceModel space)
    {
        _space = space;
        var mentioned = new HashSet<int>();
        ModuleGenes.AddTo(space.Root, mentioned);
        _ofRequirementsOnly = [.. space.Genes.Where(gene => !mentioned.Contains(gene.Index))];
    }

    /// <summary>Drafts a space.</summary>
    /// <param name="space">The space.</param>
    /// <returns>The container of its body and all uses of blocks.</returns>
    public static (ContainerDraft Root, IReadOnlyList<BlockDraft> Blocks) Draft(SpaceModel space)
    {
        var drafter = new SpaceDrafter(space);
        var root = new ContainerDraft("", null, null);
        drafter.WalkScope(space.Root, root);
        return (root, drafter._blocks);
    }

    // Genes that only requirements mention are nowhere in the tree: they belong to the innermost scope of their path, the first to end.
    private void WalkScope(ModuleModel module, ContainerDraft container)
    {
        Walk(module, container);
        foreach (var gene in _ofRequirementsOnly.Where(container.Owns))
        {
            Place(gene, container);
        }
    }

    private void Walk(ModuleModel module, ContainerDraft container)
    {
        switch (module)
        {
            case SequenceModule sequence:
                foreach (var item in sequence.Items)
                {
                    Walk(item, container);
                }

                break;
            case OperationModule operation:
                foreach (var gene in operation.Arguments.SelectMany(argument => ExpressionGenes.In(argument.Value)))
                {
                    Place(_space.Genes[gene], container);
                }

                break;
            case BlockModule block:
                var use = new BlockDraft(container.Relative(block.Path), block.Block, new ContainerDraft(block.Path + ".", null, container));
                container.Members.Add(use);
                _blocks.Add(use);
                WalkScope(block.Body, use.Body);
                break;
            case ResidualModule residual:
                WalkScope(residual.Body, OpenScope(residual.Path, container));
                break;
            case ParallelModule parallel:
                if (parallel.Gene is { } merge)
                {
                    Place(_space.Genes[merge], container);
                }

                for (var i = 0; i < parallel.Branches.Count; i++)
                {
                    WalkScope(parallel.Branches[i], OpenScope(Indexed(parallel.Path, i), container));
                }

                break;
            case DagModule dag:
                WalkDag(dag, container);
                break;
            case AlternativeModule alternative:
                WalkAlternative(alternative, container);
                break;
            case OptionalModule optional:
                _placed.Add(optional.Gene);
                var body = new ContainerDraft(container.Prefix, new GeneCondition(optional.Gene, 1, 1), container);
                container.Members.Add(new OptionalDraft(container.Relative(PathOf(optional.Gene)), optional.Gene, body));
                Walk(optional.Body, body);
                break;
            case RepeatModule repeat:
                WalkRepeat(repeat, container);
                break;
            default:
                throw new InvalidOperationException($"There is no typed view of {module.GetType().Name}.");
        }
    }

    // A node that picks its inputs is a scope of its own, around those of its edges.
    private void WalkDag(DagModule dag, ContainerDraft container)
    {
        var cell = OpenScope(dag.Path, container);
        foreach (var node in dag.Nodes)
        {
            var scope = cell;
            if (node.Path.Length > 0)
            {
                scope = OpenScope(node.Path, cell);
            }

            if (node.Gene is { } gene)
            {
                Place(_space.Genes[gene], scope);
            }

            foreach (var edge in node.Edges)
            {
                WalkScope(edge.Module, OpenScope(edge.Path, scope));
            }
        }
    }

    private static ContainerDraft OpenScope(string path, ContainerDraft container)
    {
        var body = new ContainerDraft(path + ".", null, container);
        container.Members.Add(new ScopeDraft(container.Relative(path), body));
        return body;
    }

    private void WalkAlternative(AlternativeModule alternative, ContainerDraft container)
    {
        _placed.Add(alternative.Gene);
        var names = ((AlternativeDomain)_space.Genes[alternative.Gene].Domain).Names;
        var branches = alternative.Branches
            .Select((_, i) => new ContainerDraft(container.Prefix, new GeneCondition(alternative.Gene, i, i), container))
            .ToEquatableArray();
        container.Members.Add(new AlternativeDraft(container.Relative(PathOf(alternative.Gene)), alternative.Gene, names, branches));
        for (var i = 0; i < branches.Count; i++)
        {
            Walk(alternative.Branches[i], branches[i]);
        }
    }

    private void WalkRepeat(RepeatModule repeat, ContainerDraft container)
    {
        // Tied copies have the same genes: one stands for all.
        var items = new List<ContainerDraft>();
        for (var i = 0; i < (repeat.IsTied ? 1 : repeat.Copies.Count); i++)
        {
            var path = repeat.IsTied ? repeat.Path : Indexed(repeat.Path, i);
            var item = new ContainerDraft(path + ".", null, container);
            items.Add(item);
            WalkScope(repeat.Copies[i], item);
        }

        int? counter = null;
        var counts = new[] { (double)repeat.Copies.Count }.ToEquatableArray();
        if (repeat.Gene is { } gene)
        {
            counts = ((SetDomain)_space.Genes[gene].Domain).Values.Select(value => value.Number).ToEquatableArray();
            if (PathOf(gene) == repeat.Path)
            {
                counter = gene;
                _placed.Add(gene);
            }
            else
            {
                Place(_space.Genes[gene], container);
            }
        }

        container.Members.Add(new RepeatDraft(container.Relative(repeat.Path), counter, counts, repeat.IsTied, DraftMerger.Merge(items)));
    }

    private void Place(GeneModel gene, ContainerDraft? container)
    {
        if (_placed.Contains(gene.Index))
        {
            return;
        }

        while (container is not null && !container.Owns(gene))
        {
            container = container.Parent;
        }

        if (container is null)
        {
            throw new InvalidOperationException($"The gene '{gene.Path}' has no place in the space '{_space.Name}'.");
        }

        _placed.Add(gene.Index);
        container.Members.Add(new GeneDraft(container.Relative(gene.Path), gene.Index, gene.Domain, false));
    }

    private static string Indexed(string path, int index) => path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";

    private string PathOf(int gene) => _space.Genes[gene].Path;
}
