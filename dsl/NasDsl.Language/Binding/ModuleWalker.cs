using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Goes through modules as they are written.</summary>
internal static class ModuleWalker
{
    /// <summary>All uses of operations and blocks in a body.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The uses.</returns>
    public static IEnumerable<UseSyntax> Uses(BodySyntax body)
    {
        var found = new List<UseSyntax>();
        var open = new Stack<ModuleSyntax>(Chains(body));
        while (open.Count > 0)
        {
            var module = open.Pop();
            if (module is UseSyntax use)
            {
                found.Add(use);
            }

            foreach (var child in Children(module))
            {
                open.Push(child);
            }
        }

        return found;
    }

    public static IEnumerable<ModuleSyntax> Chains(BodySyntax body) =>
        body.Statements.OfType<ChainSyntax>().Select(chain => chain.Module);

    private static IEnumerable<ModuleSyntax> Children(ModuleSyntax module) => module switch
    {
        SequenceSyntax sequence => sequence.Items,
        AlternativeSyntax alternative => alternative.Branches,
        OptionalSyntax optional => [optional.Body],
        LabelSyntax label => [label.Body],
        RepeatSyntax repeat => Chains(repeat.Body),
        ResidualSyntax residual => Chains(residual.Body),
        ParallelSyntax parallel => Chains(parallel.Body),
        DagSyntax dag => Chains(dag.Body),
        _ => [],
    };
}
