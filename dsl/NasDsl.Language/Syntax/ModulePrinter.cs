namespace NasDsl.Language.Syntax;

/// <summary>Writes modules in canonical layout.</summary>
internal static class ModulePrinter
{
    /// <summary>The statements of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="end">What ends a chain.</param>
    /// <returns>One line for each.</returns>
    public static IEnumerable<string> Lines(BodySyntax body, string end) => body.Statements.Select(statement => statement switch
    {
        LetSyntax let => $"let {let.Name.Text} = {SyntaxPrinter.Print(let.Value)};",
        RequireSyntax require => $"require {SyntaxPrinter.Print(require.Condition)};",
        ChainSyntax chain => Print(chain.Module) + end,
        _ => "",
    });

    public static string Print(ModuleSyntax module) => module switch
    {
        SequenceSyntax sequence => string.Join(" -> ", sequence.Items.Select(item => Grouped(item, item is SequenceSyntax or AlternativeSyntax))),
        AlternativeSyntax alternative => string.Join(" | ", alternative.Branches.Select(branch => Grouped(branch, branch is AlternativeSyntax))),
        OptionalSyntax optional => Grouped(optional.Body, IsCompound(optional.Body)) + "?",
        LabelSyntax label => $"{label.Name.Text}: {Grouped(label.Body, label.Body is SequenceSyntax or AlternativeSyntax or LabelSyntax)}",
        UseSyntax use => use.Name.Text + SyntaxPrinter.Print(use.Arguments),
        RepeatSyntax repeat => $"repeat {repeat.Name.Text} {SyntaxPrinter.Print(repeat.Count)}{(repeat.IsSame ? " same" : "")} {Braces(repeat.Body)}",
        ResidualSyntax residual => $"residual {Braces(residual.Body)}",
        ParallelSyntax parallel => $"parallel({string.Join(" | ", parallel.Merges.Select(merge => merge.Text))}) {Braces(parallel.Body)}",
        DagSyntax dag => $"dag{SyntaxPrinter.Print(dag.Arguments)} {Braces(dag.Body)}",
        _ => "?",
    };

    private static bool IsCompound(ModuleSyntax module) => module is SequenceSyntax or AlternativeSyntax or LabelSyntax or OptionalSyntax;

    private static string Grouped(ModuleSyntax module, bool isGroup) => isGroup ? $"({Print(module)})" : Print(module);

    private static string Braces(BodySyntax body) => body.Statements.Count == 0 ? "{ }" : $"{{ {string.Join(" ", Lines(body, ";"))} }}";
}
