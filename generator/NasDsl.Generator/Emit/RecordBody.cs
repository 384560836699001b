using NasDsl.Generator.Views;

namespace NasDsl.Generator.Emit;

/// <summary>Writes what all positional records have in common.</summary>
internal static class RecordBody
{
    /// <summary>Writes the doc comments of the positions, and the head with the positions.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="head">The declaration up to the name.</param>
    /// <param name="tail">What follows the positions.</param>
    /// <param name="members">The properties.</param>
    /// <param name="context">The file.</param>
    public static void Open(CodeWriter code, string head, string tail, IReadOnlyList<MemberView> members, CodeContext context)
    {
        foreach (var member in members)
        {
            DocComment.Parameter(code, member.Name, member.Summary);
        }

        code.Line(CodeContext.GeneratedCode);
        if (members.Count < 2)
        {
            code.Open($"{head}({string.Concat(members.Select(Position))}){tail}");
        }
        else
        {
            code.Line(head + "(");
            code.Indented(() =>
            {
                for (var i = 0; i < members.Count; i++)
                {
                    code.Line(Position(members[i]) + (i == members.Count - 1 ? ")" + tail : ","));
                }
            });
            code.OpenBrace();
        }

        string Position(MemberView member) => $"{MemberCode.TypeOf(member, context)} {member.Name}";
    }

    /// <summary>Writes those properties that check their values.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="members">The properties.</param>
    /// <param name="context">The file.</param>
    public static void Properties(CodeWriter code, IReadOnlyList<MemberView> members, CodeContext context)
    {
        foreach (var member in members)
        {
            if (MemberCode.Check(member, member.Name) is not { } check)
            {
                continue;
            }

            var type = MemberCode.TypeOf(member, context);
            var field = "_" + CSharpNames.Camel(member.Name).TrimStart('@');
            code.Blank();
            code.Line($"private readonly {type} {field} = {check};");
            code.Blank();
            DocComment.Summary(code, member.Summary);
            code.Open($"public {type} {member.Name}");
            code.Line($"get => {field};");
            code.Line($"init => {field} = {MemberCode.Check(member, "value")};");
            code.Close();
        }
    }

    /// <summary>Writes the method that reads the record from a genome.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="type">The full name of the record.</param>
    /// <param name="members">The properties.</param>
    /// <param name="context">The file.</param>
    public static void Read(CodeWriter code, string type, IReadOnlyList<MemberView> members, CodeContext context)
    {
        code.Blank();
        code.Line($"internal static {type} Read({CodeContext.Genomes}GenomeReader reader, string prefix) =>");
        code.Indented(() => Create(code, type, members, context, ";"));
    }

    /// <summary>Writes the expression that makes the record from a genome.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="type">The full name of the record.</param>
    /// <param name="members">The properties.</param>
    /// <param name="context">The file.</param>
    /// <param name="end">What follows the expression.</param>
    /// <param name="start">What precedes the expression.</param>
    public static void Create(CodeWriter code, string type, IReadOnlyList<MemberView> members, CodeContext context, string end, string start = "")
    {
        if (members.Count == 0)
        {
            code.Line($"{start}new {type}(){end}");
            return;
        }

        code.Line($"{start}new {type}(");
        code.Indented(() =>
        {
            for (var i = 0; i < members.Count; i++)
            {
                var separator = i == members.Count - 1 ? ")" + end : ",";
                code.Line($"{members[i].Name}: {MemberCode.Read(members[i], context)}{separator}");
            }
        });
    }

    /// <summary>Writes the method that sets the genes of the record.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="modifiers">The modifiers of the method.</param>
    /// <param name="members">The properties.</param>
    public static void Write(CodeWriter code, string modifiers, IReadOnlyList<MemberView> members)
    {
        code.Blank();
        code.Open($"{modifiers} void Write({CodeContext.Genomes}GenomeWriter writer, string prefix)");
        foreach (var member in members)
        {
            MemberCode.Write(member, code, member.Name);
        }

        code.Close();
    }
}
