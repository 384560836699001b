using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Simple facts about the modules of a space.</summary>
internal static class ModuleFacts
{
    /// <summary>Whether there is a residual.</summary>
    /// <param name="root">The body of the space.</param>
    /// <returns>True when there is one.</returns>
    public static bool HasResidual(ModuleModel root) => All(root).Any(module => module is ResidualModule);

    /// <summary>Finds what the component set has.</summary>
    /// <param name="root">The body of the space.</param>
    /// <returns>The facts.</returns>
    public static Completeness CompletenessOf(ModuleModel root)
    {
        var operations = All(root).OfType<OperationModule>().Select(module => OperationCatalog.Find(module.Operation)).ToArray();
        return new Completeness(
            operations.Any(operation => operation is { HasWeights: true, Category: OperationCategory.Convolution or OperationCategory.Linear }),
            operations.Any(operation => operation is { IsNonlinear: true } or { Name: "maxpool" }),
            false);
    }

    /// <summary>Every module, outer ones first.</summary>
    /// <param name="root">The outermost.</param>
    /// <returns>The modules.</returns>
    public static IEnumerable<ModuleModel> All(ModuleModel root)
    {
        var open = new Stack<ModuleModel>();
        open.Push(root);
        while (open.Count > 0)
        {
            var module = open.Pop();
            yield return module;
            foreach (var inner in Inside(module).Reverse())
            {
                open.Push(inner);
            }
        }
    }

    /// <summary>The modules directly inside a module.</summary>
    /// <param name="module">The module.</param>
    /// <returns>The modules, in order.</returns>
    public static EquatableArray<ModuleModel> Inside(ModuleModel module) => module switch
    {
        SequenceModule sequence => sequence.Items,
        BlockModule block => new EquatableArray<ModuleModel>([block.Body]),
        AlternativeModule alternative => alternative.Branches,
        OptionalModule optional => new EquatableArray<ModuleModel>([optional.Body]),
        RepeatModule repeat => repeat.Copies,
        ResidualModule residual => new EquatableArray<ModuleModel>([residual.Body]),
        ParallelModule parallel => parallel.Branches,
        DagModule dag => dag.Nodes.SelectMany(node => node.Edges).Select(edge => edge.Module).ToEquatableArray(),
        _ => EquatableArray<ModuleModel>.Empty,
    };
}
