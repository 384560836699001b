using NasDsl.Generator.Views;

namespace NasDsl.Generator.Emit;

/// <summary>The type of a property, and the code that reads it from a genome, checks it and writes it to a genome.</summary>
internal static class MemberCode
{
    private const int LongestList = 16;

    /// <summary>The type.</summary>
    /// <param name="member">The property.</param>
    /// <param name="context">The file.</param>
    /// <returns>The type as it is written in code.</returns>
    public static string TypeOf(MemberView member, CodeContext context) => member switch
    {
        NumberMemberView number => (number.IsInteger ? "int" : "double") + (number.IsPartial ? "?" : ""),
        RealMemberView real => real.IsPartial ? "double?" : "double",
        FlagMemberView flag => flag.IsPartial ? "bool?" : "bool",
        WordMemberView word => context.Global(word.Type.Name) + (word.IsPartial ? "?" : ""),
        RecordMemberView record => context.Global(record.Type),
        OptionalMemberView optional => TypeOf(optional.Content, context) + "?",
        ListMemberView list => $"{CodeContext.Genomes}GeneList<{context.Global(list.Type)}>",
        _ => throw Unknown(member),
    };

    /// <summary>An expression that reads the property from <c>reader</c>.</summary>
    /// <param name="member">The property.</param>
    /// <param name="context">The file.</param>
    /// <returns>The expression.</returns>
    public static string Read(MemberView member, CodeContext context)
    {
        var path = PathOf(member);
        switch (member)
        {
            case NumberMemberView number:
                return Partial(number.IsPartial, $"reader.{(number.IsInteger ? "Int" : "Real")}({path})", member, context);
            case RealMemberView real:
                return Partial(real.IsPartial, $"reader.Real({path})", member, context);
            case FlagMemberView flag:
                return Partial(flag.IsPartial, $"reader.Flag({path})", member, context);
            case WordMemberView { IsBranch: true } word:
                return $"({context.Global(word.Type.Name)})reader.Branch({path})";
            case WordMemberView word:
                var index = $"({context.Global(word.Type.Name)}){CodeContext.Genomes}GeneWord.IndexOf(reader.Word({path}), [{Words(word)}])";
                return Partial(word.IsPartial, index, member, context);
            case RecordMemberView record:
                return $"{context.Global(record.Type)}.Read(reader, {ScopeOf(record)})";
            case OptionalMemberView optional:
                return $"reader.Flag({path}) ? {Read(optional.Content, context)} : null";
            case ListMemberView list:
                var count = list.CountPath is null ? $"reader.CountCopies({path})" : $"reader.Int({path})";
                var item = $"i => {context.Global(list.Type)}.Read(reader, $\"{{prefix}}{list.Path}[{{i}}].\")";
                return $"{CodeContext.Genomes}GeneListBuilder.Read({count}, {item})";
            default:
                throw Unknown(member);
        }
    }

    /// <summary>An expression that gives a value if it is allowed and throws if it is not, or null where every value of the type is.</summary>
    /// <param name="member">The property.</param>
    /// <param name="value">The value, as an expression.</param>
    /// <returns>The expression, or null.</returns>
    public static string? Check(MemberView member, string value) => member switch
    {
        NumberMemberView number when IsStepped(number, out var step) =>
            $"{CodeContext.Genomes}GeneCheck.Stepped({value}, {Literal.Of(number.Allowed[0])}, {Literal.Of(number.Allowed[number.Allowed.Count - 1])}, {Literal.Of(step)}, nameof({member.Name}))",
        NumberMemberView number => $"{CodeContext.Genomes}GeneCheck.OneOf({value}, [{Numbers(number.Allowed)}], nameof({member.Name}))",
        RealMemberView real =>
            $"{CodeContext.Genomes}GeneCheck.Within({value}, {Literal.Of(real.Minimum)}, {Literal.Of(real.Maximum)}, nameof({member.Name}))",
        ListMemberView list => $"{CodeContext.Genomes}GeneCheck.Count({value}, [{Numbers(list.Counts)}], nameof({member.Name}))",
        _ => null,
    };

    /// <summary>Writes statements that set the genes of the property in <c>writer</c>.</summary>
    /// <param name="member">The property.</param>
    /// <param name="code">Where the statements go.</param>
    /// <param name="value">The value, as an expression that is not null where the member is not partial.</param>
    public static void Write(MemberView member, CodeWriter code, string value)
    {
        var path = PathOf(member);
        switch (member)
        {
            case NumberMemberView { IsPartial: true } or RealMemberView { IsPartial: true } or FlagMemberView { IsPartial: true } or WordMemberView { IsPartial: true }:
                code.Open($"if ({value} is not null)");
                Write(AlwaysThere(member), code, value + ".Value");
                code.Close();
                break;
            case NumberMemberView or RealMemberView:
                code.Line($"writer.SetReal({path}, {value});");
                break;
            case FlagMemberView:
                code.Line($"writer.SetFlag({path}, {value});");
                break;
            case WordMemberView { IsBranch: true }:
                code.Line($"writer.SetBranch({path}, (int){value});");
                break;
            case WordMemberView word:
                code.Line($"writer.SetWord({path}, {CodeContext.Genomes}GeneWord.At((int){value}, [{Words(word)}], nameof({member.Name})));");
                break;
            case RecordMemberView record:
                code.Line($"{value}.Write(writer, {ScopeOf(record)});");
                break;
            case OptionalMemberView optional:
                code.Line($"writer.SetFlag({path}, {value} is not null);");
                code.Open($"if ({value} is not null)");
                Write(optional.Content, code, optional.Content is WordMemberView ? value + ".Value" : value);
                code.Close();
                break;
            case ListMemberView list:
                if (list.CountPath is not null)
                {
                    code.Line($"writer.SetReal({path}, {value}.Count);");
                }

                code.Open($"for (var i = 0; i < {value}.Count; i++)");
                code.Line($"{value}[i].Write(writer, $\"{{prefix}}{list.Path}[{{i}}].\");");
                code.Close();
                break;
            default:
                throw Unknown(member);
        }
    }

    private static MemberView AlwaysThere(MemberView member) => member switch
    {
        NumberMemberView number => number with { IsPartial = false },
        RealMemberView real => real with { IsPartial = false },
        FlagMemberView flag => flag with { IsPartial = false },
        WordMemberView word => word with { IsPartial = false },
        _ => member,
    };

    private static string Partial(bool isPartial, string read, MemberView member, CodeContext context) =>
        isPartial ? $"reader.Has({PathOf(member)}) ? {read} : ({TypeOf(member, context)})null" : read;

    private static string PathOf(MemberView member) => "prefix + " + Literal.Of(member.Path);

    private static string ScopeOf(RecordMemberView record) => record.Path.Length == 0 ? "prefix" : "prefix + " + Literal.Of(record.Path + ".");

    private static string Words(WordMemberView word) => string.Join(", ", word.Type.Cases.Select(one => Literal.Of(one.Word)));

    private static string Numbers(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(Literal.Of));

    private static bool IsStepped(NumberMemberView number, out double step)
    {
        var allowed = number.Allowed;
        step = allowed.Count > 1 ? allowed[1] - allowed[0] : 0;
        if (allowed.Count <= LongestList || !number.IsInteger)
        {
            return false;
        }

        for (var i = 2; i < allowed.Count; i++)
        {
            if (allowed[i] - allowed[i - 1] != step)
            {
                return false;
            }
        }

        return true;
    }

    private static InvalidOperationException Unknown(MemberView member) => new($"There is no code for {member.GetType().Name}.");
}
