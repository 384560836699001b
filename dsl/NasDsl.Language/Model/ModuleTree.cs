namespace NasDsl.Language.Model;

/// <summary>Goes through the modules of a space. A new kind of module has its line here, and every walk finds what is inside it.</summary>
public static class ModuleTree
{
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
