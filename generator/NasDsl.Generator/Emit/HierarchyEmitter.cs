using System.Globalization;
using NasDsl.Generator.Views;

namespace NasDsl.Generator.Emit;

/// <summary>Writes the closed hierarchy of an alternative: an abstract record with a private constructor and one nested record for each branch.</summary>
internal static class HierarchyEmitter
{
    /// <summary>Writes the hierarchy.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="hierarchy">The hierarchy.</param>
    /// <param name="context">The file.</param>
    public static void Emit(CodeWriter code, HierarchyView hierarchy, CodeContext context)
    {
        var type = CSharpNames.EscapeType(hierarchy.Name);
        DocComment.Summary(code, hierarchy.Summary);
        code.Line(CodeContext.GeneratedCode);
        code.Open($"public abstract partial record {type}");
        code.Open($"private {type}()");
        code.Close();
        EmitMatch(code, hierarchy, context);
        EmitRead(code, hierarchy, context);
        code.Blank();
        code.Line($"internal abstract void Write({CodeContext.Genomes}GenomeWriter writer, string prefix);");
        for (var i = 0; i < hierarchy.Branches.Count; i++)
        {
            var branch = hierarchy.Branches[i];
            code.Blank();
            DocComment.Summary(code, branch.Summary);
            RecordBody.Open(code, $"public sealed partial record {branch.Name}", $" : {context.Global(hierarchy.Name)}", branch.Members, context);
            RecordBody.Properties(code, branch.Members, context);
            code.Blank();
            code.Open($"internal override void Write({CodeContext.Genomes}GenomeWriter writer, string prefix)");
            code.Line($"writer.SetBranch(prefix + {Literal.Of(hierarchy.Path)}, {Index(i)});");
            foreach (var member in branch.Members)
            {
                MemberCode.Write(member, code, member.Name);
            }

            code.Close();
            code.Close();
        }

        code.Close();
    }

    private static void EmitMatch(CodeWriter code, HierarchyView hierarchy, CodeContext context)
    {
        code.Blank();
        DocComment.Summary(code, "Calls the function of the branch that is taken: leaving one out does not compile.");
        code.Line("/// <typeparam name=\"TResult\">The type of the result.</typeparam>");
        foreach (var branch in hierarchy.Branches)
        {
            DocComment.Parameter(code, CSharpNames.Camel(branch.Name), $"What is called for {branch.Branch}.");
        }

        code.Line("/// <returns>The result of the function.</returns>");
        code.Line("public TResult Match<TResult>(");
        code.Indented(() =>
        {
            for (var i = 0; i < hierarchy.Branches.Count; i++)
            {
                var branch = hierarchy.Branches[i];
                var argument = Argument(hierarchy, branch, context);
                var end = i == hierarchy.Branches.Count - 1 ? ")" : ",";
                code.Line($"global::System.Func<{(argument is null ? "" : argument + ", ")}TResult> {CSharpNames.Camel(branch.Name)}{end}");
            }
        });
        code.OpenBrace();
        code.Open("return this switch");
        foreach (var branch in hierarchy.Branches)
        {
            var function = CSharpNames.Camel(branch.Name);
            var pattern = $"{Nested(hierarchy, branch, context)} branch";
            code.Line(branch.Members.Count switch
            {
                0 => $"{Nested(hierarchy, branch, context)} => {function}(),",
                1 => $"{pattern} => {function}(branch.{branch.Members[0].Name}),",
                _ => $"{pattern} => {function}(branch),",
            });
        }

        code.Line("_ => throw new global::System.InvalidOperationException(\"There is no such branch.\"),");
        code.Close(";");
        code.Close();
    }

    private static void EmitRead(CodeWriter code, HierarchyView hierarchy, CodeContext context)
    {
        code.Blank();
        code.Line($"internal static {context.Global(hierarchy.Name)} Read({CodeContext.Genomes}GenomeReader reader, string prefix) =>");
        code.Indented(() =>
        {
            code.Open($"reader.Branch(prefix + {Literal.Of(hierarchy.Path)}) switch");
            for (var i = 0; i < hierarchy.Branches.Count; i++)
            {
                var branch = hierarchy.Branches[i];
                RecordBody.Create(code, Nested(hierarchy, branch, context), branch.Members, context, ",", $"{Index(i)} => ");
            }

            code.Line("_ => throw new global::System.InvalidOperationException(\"There is no such branch.\"),");
            code.Close(";");
        });
    }

    private static string? Argument(HierarchyView hierarchy, BranchView branch, CodeContext context) => branch.Members.Count switch
    {
        0 => null,
        1 => MemberCode.TypeOf(branch.Members[0], context),
        _ => Nested(hierarchy, branch, context),
    };

    private static string Nested(HierarchyView hierarchy, BranchView branch, CodeContext context) => $"{context.Global(hierarchy.Name)}.{branch.Name}";

    private static string Index(int index) => index.ToString(CultureInfo.InvariantCulture);
}
