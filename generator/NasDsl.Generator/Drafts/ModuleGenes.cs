using NasDsl.Language.Model;

namespace NasDsl.Generator.Drafts;

/// <summary>Finds the genes that a module tree mentions.</summary>
internal static class ModuleGenes
{
    /// <summary>Adds the indices of the genes of a module.</summary>
    /// <param name="module">The module.</param>
    /// <param name="genes">Where they are added.</param>
    public static void AddTo(ModuleModel module, HashSet<int> genes)
    {
        switch (module)
        {
            case OperationModule operation:
                genes.UnionWith(operation.Arguments.SelectMany(argument => ExpressionGenes.In(argument.Value)));
                break;
            case AlternativeModule alternative:
                genes.Add(alternative.Gene);
                break;
            case OptionalModule optional:
                genes.Add(optional.Gene);
                break;
            case RepeatModule { Gene: { } count }:
                genes.Add(count);
                break;
            case ParallelModule { Gene: { } merge }:
                genes.Add(merge);
                break;
            case DagModule dag:
                genes.UnionWith(dag.Nodes.Select(node => node.Gene).OfType<int>());
                break;
            default:
                break;
        }

        foreach (var child in Children(module))
        {
            AddTo(child, genes);
        }
    }

    private static IEnumerable<ModuleModel> Children(ModuleModel module) => module switch
    {
        SequenceModule sequence => sequence.Items,
        BlockModule block => [block.Body],
        ResidualModule residual => [residual.Body],
        ParallelModule parallel => parallel.Branches,
        DagModule dag => dag.Nodes.SelectMany(node => node.Edges).Select(edge => edge.Module),
        AlternativeModule alternative => alternative.Branches,
        OptionalModule optional => [optional.Body],
        RepeatModule repeat => repeat.Copies,
        _ => [],
    };
}
