using System.Text;

namespace NasDsl.Testing;

/// <summary>Programs of as many lines as are asked for, one shape of program for each way in which a file can be long.</summary>
internal static class LargePrograms
{
    /// <summary>The data that all programs are for.</summary>
    public const string Data =
        """
        data Digits {
            from csv "data/digits.csv";
            input pixels: columns 0..63 as image(8, 8, 1) / 16;
            target digit: column 64 as class(10);
            split 60% train, 20% validation, 20% test, stratified, seed 7;
        }

        """;

    /// <summary>Every shape: makes a program of about so many lines.</summary>
    public static IReadOnlyDictionary<string, Func<int, string>> All { get; } = new Dictionary<string, Func<int, string>>
    {
        ["spaces"] = Spaces,
        ["searches"] = Searches,
        ["choices"] = Choices,
        ["blocks"] = Blocks,
        ["uses"] = Uses,
        ["chain"] = Chain,
        ["alternatives"] = Alternatives,
        ["shared"] = Shared,
        ["requirements"] = Requirements,
        ["limits"] = Limits,
        ["conflicts"] = Conflicts,
        ["nested"] = Nested,
        ["misspelt"] = Misspelt,
        ["faulty"] = Faulty,
        ["broken"] = Broken,
    };

    // The space of the digits again and again: 26 lines each.
    private static string Spaces(int lines) => Repeat(lines / 26, i => $$"""
        block Conv{{i}} {
            conv(filters: { 8, 16, 32 }, kernel: { 1, 3, 5 })
            -> batchnorm?
            -> (relu | gelu | tanh)
        }

        block Separable{{i}} {
            depthwise(kernel: { 3, 5 })
            -> pointwise(filters: { 16, 32 })
            -> batchnorm
            -> relu
        }

        /// Small networks.
        space Net{{i}} for Digits {
            Conv{{i}}
            -> repeat stage 1..4 { (Conv{{i}} | Separable{{i}} | residual { Conv{{i}} }) -> maxpool(2)? }
            -> globalavgpool
            -> dropout({ 0, 0.1, 0.3 })
            -> linear(classes)

            require params <= {{40 + (i % 20)}}k;
            require flops <= 2M;
            require stage[0].Conv{{i}}.kernel >= 3 when count(stage) == 1;
        }


        """);

    private static string Searches(int lines) => "space Net for Digits { conv({ 8, 16 }) -> globalavgpool -> linear(classes) }\n" + Repeat(lines / 10, i => $$"""
        /// Searches.
        search Find{{i}} {
            space    Net;
            maximize accuracy;
            minimize params;
            train    {{i + 1}} epochs, adam(lr: 1e-4..1e-2 log);
            budget   100 trials;
            until    accuracy >= 99%;
        }

        """);

    private static string Choices(int lines) =>
        Space("conv(8)\n" + Repeat(lines, i => $"    -> conv(filters: {{ 8, {9 + (i % 5)} }}, kernel: {{ 1, 3 }})\n"), "require params <= 100M;");

    private static string Blocks(int lines) => Repeat(lines / 2, i => $"block Part{i} {{\n    conv(filters: {{ 8, 16 }}) -> (relu | gelu | tanh) }}\n");

    private static string Uses(int lines) => Repeat(lines / 4, i => $"block Part{i} {{\n    conv(filters: {{ 8, 16 }}) -> (relu | gelu)\n}}\n")
        + Space("conv(8)\n" + Repeat(lines / 4, i => $"    -> Part{i}\n"), "");

    private static string Chain(int lines) => Space("conv(8)\n" + Repeat(lines, i => i % 2 == 0 ? "    -> conv(8, 3)\n" : "    -> relu\n"), "require params <= 100M;");

    private static string Alternatives(int lines) => Space("conv(8) -> (relu\n" + Repeat(lines, i => $"    | conv({i % 100 + 1})\n") + ")", "require params <= 100k;");

    private static string Shared(int lines) =>
        Space(Repeat(lines / 2, i => $"    let w{i} = {{ 8, 16 }};\n") + "conv(8)\n" + Repeat(lines / 2, i => $"    -> conv(w{i}) -> conv(w{i})\n"), "");

    private static string Requirements(int lines) =>
        Space(
            "Conv -> repeat stage 1..4 { (Conv | relu) -> maxpool(2)? }",
            Repeat(lines, i => $"    require stage[{i % 4}].Conv.kernel >= {1 + (i % 2)} || params <= {60 + i}k;\n"))
        + "block Conv { conv(filters: { 8, 16, 32 }, kernel: { 1, 3, 5 }) -> batchnorm? -> (relu | gelu | tanh) }\n";

    private static string Limits(int lines) => Space("conv({ 8, 16, 32 })", Repeat(lines, i => $"    require params <= {60 + i}k;\n"));

    private static string Conflicts(int lines) =>
        Space("conv({ 8, 16, 32 })", Repeat(lines, i => $"    require params <= {300 + i};\n") + "    require flops >= 40k;\n");

    // As deep as the language allows, as often as there is room.
    private static string Nested(int lines) => Repeat(lines / 200, i =>
        Space(string.Concat(Enumerable.Repeat("residual {\n", 95)) + "(relu | gelu)" + string.Concat(Enumerable.Repeat("}\n", 95)), "", "Net" + i));

    private static string Misspelt(int lines) => Repeat(lines, i => $"block Part{i} {{ rellu{i} }}\n");

    private static string Faulty(int lines) => Space("conv(8)\n" + Repeat(lines, _ => "    -> conv(8, kernel: 9, padding: valid)\n"), "");

    private static string Broken(int lines) => Repeat(lines, i => $"block Part{i} {{ conv(filters: ) -> }}\n");

    private static string Space(string body, string requirements, string name = "Net") =>
        $"space {name} for Digits {{\n{body}\n    -> globalavgpool -> linear(classes)\n{requirements}\n}}\n";

    private static string Repeat(int count, Func<int, string> piece)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(piece(i));
        }

        return text.ToString();
    }
}
