using System.Collections.Immutable;
using NasDsl.Genomes;
using NasDsl.Language.Model;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// How a space falls into a blueprint and modules. The outermost uses of blocks with genes are the places of modules; all other genes, those of the recipe included,
/// are the blueprint's. Uses of a block whose genes have the same names and domains share a population.
/// </summary>
internal sealed class Anatomy
{
    private Anatomy(
        ImmutableArray<int> outer, ImmutableArray<BlockPlace> places, ImmutableArray<ImmutableArray<Slot>> modules, ImmutableArray<string> names, ImmutableArray<Slot> blueprint)
    {
        Outer = outer;
        Places = places;
        Modules = modules;
        Names = names;
        Blueprint = blueprint;
    }

    /// <summary>The indices of the genes of the blueprint, ascending.</summary>
    public ImmutableArray<int> Outer { get; }

    /// <summary>The places of modules.</summary>
    public ImmutableArray<BlockPlace> Places { get; }

    /// <summary>The slots of the modules of each population.</summary>
    public ImmutableArray<ImmutableArray<Slot>> Modules { get; }

    /// <summary>The name of the block of each population.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The slots of a blueprint: first its genes, then one pointer for each place.</summary>
    public ImmutableArray<Slot> Blueprint { get; }

    /// <summary>Takes a space apart.</summary>
    /// <param name="space">The space.</param>
    /// <param name="hasModules">Whether blocks are modules; without them the blueprint has all genes.</param>
    /// <returns>Its parts.</returns>
    public static Anatomy Of(Space space, bool hasModules = true)
    {
        var populations = new Dictionary<string, int>(StringComparer.Ordinal);
        var modules = ImmutableArray.CreateBuilder<ImmutableArray<Slot>>();
        var names = ImmutableArray.CreateBuilder<string>();
        var places = ImmutableArray.CreateBuilder<BlockPlace>();
        foreach (var use in (hasModules ? UsesIn(space.Model.Root) : []).DistinctBy(use => use.Path))
        {
            var prefix = use.Path + ".";
            var genes = space.Model.Genes.Where(gene => gene.Path.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
            if (genes.Length == 0)
            {
                continue;
            }

            var signature = use.Block + ":" + string.Join(';', genes.Select(gene => gene.Path[prefix.Length..] + gene.Domain));
            if (!populations.TryGetValue(signature, out var population))
            {
                population = modules.Count;
                populations.Add(signature, population);
                modules.Add(SlotsOf(genes, [.. genes.Select(gene => gene.Index)]));
                names.Add(use.Block);
            }

            places.Add(new BlockPlace(use.Path, population, [.. genes.Select(gene => gene.Index)], genes[0].Condition));
        }

        var inner = places.SelectMany(place => place.Genes).ToHashSet();
        var outer = space.Genes.Where(gene => !inner.Contains(gene.Index)).ToArray();
        ImmutableArray<int> indices = [.. outer.Select(gene => gene.Index)];
        var pointers = places.Select(place => new Slot(null, place.Population, Translate(place.Condition, indices)));
        return new Anatomy(indices, places.ToImmutable(), modules.ToImmutable(), names.ToImmutable(), [.. SlotsOf(outer, indices), .. pointers]);
    }

    /// <summary>The outermost uses of blocks, in order: what is inside a use belongs to its module.</summary>
    private static IEnumerable<BlockModule> UsesIn(ModuleModel module) =>
        module is BlockModule block ? [block] : ModuleTree.Inside(module).SelectMany(UsesIn);

    private static ImmutableArray<Slot> SlotsOf(IEnumerable<GeneModel> genes, ImmutableArray<int> indices) =>
        [.. genes.Select(gene => new Slot(gene.Domain, -1, Translate(gene.Condition, indices)))];

    /// <summary>A condition on a gene outside the individual is the matter of the place, not of the slot.</summary>
    private static GeneCondition? Translate(GeneCondition? condition, ImmutableArray<int> indices) =>
        condition is not null && indices.IndexOf(condition.Gene) is >= 0 and var slot ? condition with { Gene = slot } : null;
}
