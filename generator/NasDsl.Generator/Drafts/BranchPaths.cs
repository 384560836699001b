using NasDsl.Language.Model;

namespace NasDsl.Generator.Drafts;

/// <summary>Finds the path of a branch of a parallel, which the model does not name: the genes and places inside tell.</summary>
internal static class BranchPaths
{
    /// <summary>Finds the path.</summary>
    /// <param name="parallel">The parallel.</param>
    /// <param name="branch">The index of the branch.</param>
    /// <param name="space">The space.</param>
    /// <returns>The path, or null when nothing inside has one or when the only place inside is directly in the parallel.</returns>
    public static string? Find(ParallelModule parallel, int branch, SpaceModel space)
    {
        var module = parallel.Branches[branch];
        var below = PathsIn(module, space).FirstOrDefault(path => path.StartsWith(parallel.Path, StringComparison.Ordinal));
        if (below is null || below.Length == parallel.Path.Length)
        {
            return null;
        }

        var end = below.IndexOfAny(['.', '['], parallel.Path.Length + 1);
        var path = end < 0 ? below : below.Substring(0, end);
        return PlacesIn(module).Contains(path) || space.Genes.Any(gene => gene.Path == path) ? null : path;
    }

    private static IEnumerable<string> PathsIn(ModuleModel module, SpaceModel space) => module switch
    {
        SequenceModule sequence => sequence.Items.SelectMany(item => PathsIn(item, space)),
        OperationModule operation => operation.Arguments.SelectMany(argument => ExpressionGenes.In(argument.Value)).Select(gene => space.Genes[gene].Path),
        AlternativeModule alternative => [space.Genes[alternative.Gene].Path],
        OptionalModule optional => [space.Genes[optional.Gene].Path],
        _ => PlacesIn(module),
    };

    private static IEnumerable<string> PlacesIn(ModuleModel module) => module switch
    {
        SequenceModule sequence => sequence.Items.SelectMany(PlacesIn),
        BlockModule block => [block.Path],
        ResidualModule residual => [residual.Path],
        RepeatModule repeat => [repeat.Path],
        ParallelModule inner => [inner.Path],
        _ => [],
    };
}
