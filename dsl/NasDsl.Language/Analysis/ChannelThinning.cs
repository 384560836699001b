using NasDsl.Language.Catalog;
using NasDsl.Language.Expressions;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Leaves the least and the greatest of a long list of channel numbers, when a space is too large to try them all. Every cost rule of the catalogue grows with the channels and no shape
/// rule but that of a merge or of the end depends on them, and those two tell the least from the greatest: so shapes stay proven and bounds stay bounds. Nothing is left out where an operation
/// restricts its channels.
/// </summary>
internal static class ChannelThinning
{
    private const int LongList = 4;

    /// <summary>Finds what can be thinned.</summary>
    /// <param name="space">The space.</param>
    /// <returns>The indices that remain, by gene.</returns>
    public static IReadOnlyDictionary<int, IReadOnlyList<int>> Find(SpaceModel space)
    {
        if (ModuleTree.All(space.Root).OfType<OperationModule>().Any(RestrictsChannels))
        {
            return new Dictionary<int, IReadOnlyList<int>>();
        }

        var uses = new int[space.Genes.Count];
        var channels = new Dictionary<int, Expression>();
        foreach (var module in ModuleTree.All(space.Root))
        {
            if (module is RepeatModule { Gene: { } count })
            {
                uses[count]++;
            }

            foreach (var argument in module is OperationModule operation ? operation.Arguments : EquatableArray<ArgumentModel>.Empty)
            {
                var genes = GeneReferences.Of([argument.Value]);
                foreach (var gene in genes)
                {
                    uses[gene]++;
                }

                if (argument.Name is "filters" or "units" && genes.Count == 1)
                {
                    channels[genes[0]] = argument.Value;
                }
            }
        }

        foreach (var gene in DecidingGenes(space))
        {
            uses[gene]++;
        }

        return channels
            .Where(channel => uses[channel.Key] == 1 && space.Genes[channel.Key].Domain.Cardinality > LongList)
            .ToDictionary(channel => channel.Key, channel => (IReadOnlyList<int>)Ends(space, channel.Key, channel.Value));
    }

    // The rules of an operation that is written in C# may depend on channels in any way.
    private static bool RestrictsChannels(OperationModule module) =>
        module.Extern is not null
        || module.Definition.RestrictsChannels(name => module.Arguments.First(argument => argument.Name == name).Value is ConstantExpression constant ? constant.Value : null);

    private static IEnumerable<int> DecidingGenes(SpaceModel space) => space.Genes
        .Where(gene => gene.Condition is not null)
        .Select(gene => gene.Condition?.Gene ?? gene.Index);

    private static int[] Ends(SpaceModel space, int gene, Expression channels)
    {
        var assignment = new Assignment(space.Genes);
        var valuation = new AssignmentValuation(space.Genes, assignment, null);
        double NumberAt(int index)
        {
            assignment[gene] = index;
            return ExpressionEvaluator.Evaluate(channels, valuation)?.Number ?? double.NaN;
        }

        // Values that the parameter does not take stay in, so that they are reported.
        var parameter = OperationCatalog.Get("conv").Parameters[0];
        var numbers = Enumerable.Range(0, GeneIndex.Count(space.Genes[gene].Domain)).Select(NumberAt).ToArray();
        var indices = Enumerable.Range(0, numbers.Length).OrderBy(index => numbers[index]).ToArray();
        return indices.Where(index => index == indices[0] || index == indices[indices.Length - 1] || parameter.Reject(Value.Of(numbers[index])) is not null)
            .OrderBy(index => index).ToArray();
    }
}
