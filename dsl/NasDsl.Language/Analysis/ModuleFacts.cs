using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Simple facts about the modules of a space.</summary>
internal static class ModuleFacts
{
    /// <summary>Whether there is a residual.</summary>
    /// <param name="root">The body of the space.</param>
    /// <returns>True when there is one.</returns>
    public static bool HasResidual(ModuleModel root) => ModuleTree.All(root).Any(module => module is ResidualModule);

    /// <summary>Finds what the component set has.</summary>
    /// <param name="root">The body of the space.</param>
    /// <returns>The facts.</returns>
    public static Completeness CompletenessOf(ModuleModel root)
    {
        var operations = ModuleTree.All(root).OfType<OperationModule>().Select(module => module.Definition).ToArray();
        return new Completeness(
            operations.Any(operation => operation
                is { HasWeights: true, Category: OperationCategory.Convolution or OperationCategory.Linear or OperationCategory.Recurrence }
                or { Name: "attention" }),
            operations.Concat(MergesOf(root)).Any(operation => operation.IsNonlinear),
            operations.Any(operation => operation.IsRecurrent));
    }

    private static IEnumerable<Operation> MergesOf(ModuleModel root) => ModuleTree.All(root).SelectMany(module => module switch
    {
        ParallelModule { Branches.Count: > 1 } parallel => parallel.Merges.Select(OperationCatalog.Get),
        DagModule dag => [OperationCatalog.Get(dag.Merge)],
        _ => Enumerable.Empty<Operation>(),
    });
}
