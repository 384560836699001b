using NasDsl.Language.Analysis;
using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <summary>
/// All genomes of a space that meet its requirements on genes, as the ways through an acyclic graph (a multi-valued decision diagram). Costs add up along a way, and each node knows what the
/// rest of a way from there can cost: so a genome is made step by step, from left to right, and no step is taken from which the requirements cannot be met.
/// </summary>
/// <param name="root">Where every way begins; null when no genome meets the requirements on genes.</param>
/// <param name="isThinned">Whether only some values of long lists of channels are there.</param>
internal sealed class DecisionDiagram(DecisionNode? root, bool isThinned)
{
    private const long MostSteps = 400_000;

    /// <summary>Where every way begins; null when no genome meets the requirements on genes.</summary>
    public DecisionNode? Root { get; } = root;

    /// <summary>Whether only some values of long lists of channels are there.</summary>
    public bool IsThinned { get; } = isThinned;

    /// <summary>Whether the bounds of costs allow any genome at all. Where not, there is none.</summary>
    public bool CanBeMet => Root is { } start && start.Requirements.CanBeMet(default, start);

    /// <summary>Builds the diagram of a space.</summary>
    /// <param name="space">The space.</param>
    /// <param name="data">Its data.</param>
    /// <param name="steps">How many steps may be taken.</param>
    /// <returns>The diagram, or null when it would be too large, or cannot be built since shapes depend on a real gene.</returns>
    public static DecisionDiagram? Create(SpaceModel space, DataModel data, long steps = MostSteps)
    {
        if (RealArguments.AreSampled(space))
        {
            return null;
        }

        // Between the ends of a real gene nothing changes that a network is made of, and the ends are never drawn.
        IReadOnlyList<int> inside = [GeneIndex.Count(new RealDomain(0, 1, false)) - 1];
        var reals = space.Genes.Where(gene => gene.Domain is RealDomain).ToDictionary(gene => gene.Index, _ => inside);
        var channels = ChannelThinning.Find(space);
        return DeepStack.Run(() => new Created(
            (IsTooLong(space, channels.Keys) ? null : TryBuild(space, data, reals, false, steps))
            ?? (channels.Count == 0 ? null : TryBuild(space, data, reals.Concat(channels).ToDictionary(gene => gene.Key, gene => gene.Value), true, steps)))).Diagram;
    }

    // Every number of channels that comes in meets every one that goes out.
    private static bool IsTooLong(SpaceModel space, IEnumerable<int> channels)
    {
        var longest = channels.Select(gene => (long)GeneIndex.Count(space.Genes[gene].Domain)).DefaultIfEmpty(0).Max();
        return longest * longest > MostSteps / 4;
    }

    private static DecisionDiagram? TryBuild(SpaceModel space, DataModel data, IReadOnlyDictionary<int, IReadOnlyList<int>> thinned, bool isThinned, long steps)
    {
        try
        {
            return new DecisionDiagram(DecisionDiagramBuilder.Build(space, data, thinned, new WorkMeter(steps)), isThinned);
        }
        catch (WorkLimitException)
        {
            return null;
        }
    }

    private sealed record Created(DecisionDiagram? Diagram);
}
