using NasDsl.Language.Diagnostics;
using NasDsl.Language.Formatting;
using NasDsl.Language.Parsing;
using NasDsl.Language.Text;
using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>Formatting changes the layout and nothing else, and once is enough.</summary>
public sealed class FormattingTests
{
    private static readonly string[] Comments = ["// line\n", "/* block */", "/* two\n   lines */", "\n\n// own line\n\n", " /* a */ /* b */ // c\n", "\n/* own */\n", "//\n"];

    public static TheoryData<string> Programs => new(
        TestPrograms.All.Distinct().Where(text => !NasFormatter.Format(new SourceText("main.nas", text)).HasErrors));

    [Fact]
    public void The_example_is_formatted()
    {
        var text = Compilation.Read("digits.nas");

        Assert.Equal(text, Format(text));
    }

    [Fact]
    public void There_are_programs_to_format() => Assert.True(Programs.Count > 8);

    [Theory]
    [MemberData(nameof(Programs))]
    public void Formatting_keeps_the_tokens_and_is_done_once(string text)
    {
        AssertFormats(text);
        AssertFormats(text.ReplaceLineEndings("\r\n"));
        Assert.Equal(Compilation.Bind(text).Model, Compilation.Bind(Format(text)).Model);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_without_line_breaks_is_formatted_alike_where_it_has_no_comments(string text)
    {
        var tokens = Lexer.Read(new SourceText("main.nas", text), new DiagnosticBag());
        var bare = string.Join(" ", tokens.Select(token => Slice(text, token)));

        AssertFormats(bare);
        Assert.Equal(Compilation.Bind(bare).Model, Compilation.Bind(Format(bare)).Model);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Comments_at_random_places_survive(string text)
    {
        var tokens = Lexer.Read(new SourceText("main.nas", text), new DiagnosticBag());
#pragma warning disable CA5394 // Seeded on purpose: the same programs every time.
        var random = new Random(11);
        for (var round = 0; round < 60; round++)
        {
            var commented = text;
            foreach (var token in tokens.AsEnumerable().Reverse().Where(_ => random.Next(1 + (round % 12)) == 0))
            {
                commented = commented.Insert(token.Location.Span.Start, Comments[random.Next(Comments.Length)]);
            }
#pragma warning restore CA5394

            // A line break before a word can begin another statement: such a text has errors, and is left alone.
            if (!NasFormatter.Format(new SourceText("main.nas", commented)).HasErrors)
            {
                AssertFormats(commented);
            }
        }
    }

    [Theory]
    [InlineData("block B { relu", "NAS0006")]
    [InlineData("data D { from csv \"a.csv }", "NAS0004", "NAS0006")]
    public void A_file_with_syntax_errors_is_left_alone(string text, params string[] ids)
    {
        var result = NasFormatter.Format(new SourceText("main.nas", text));

        Assert.Equal(text, result.Text);
        Assert.Superset(result.Diagnostics.Select(diagnostic => diagnostic.Id).ToHashSet(), ids.ToHashSet());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("// only\n\n\n// comments", "// only\n\n// comments\n")]
    [InlineData("block B{relu}block C{ }", "block B {\n    relu\n}\n\nblock C {\n}\n")]
    [InlineData("extern metric A;extern  op B( x=3 ) ;", "extern metric A;\nextern op B(x = 3);\n")]
    [InlineData("block B { conv( - 3,{8,16},] ) }", null)]
    [InlineData("block B { conv( - 3,{8,16},[0] ) }", "block B {\n    conv(-3, { 8, 16 }, [0])\n}\n")]
    [InlineData("space S for D { require - params<=-3 * ( 2+4 ) ; require!a.b [ 0 ] ; }", "space S for D {\n    require -params <= -3 * (2 + 4);\n    require !a.b[0];\n}\n")]
    [InlineData("space S for D { a->b /* last */ ; // end\n\n\n// own\n require a<3 ; require abc==4; }", "space S for D {\n    a -> b /* last */; // end\n\n    // own\n    require a   < 3;\n    require abc == 4;\n}\n")]
    [InlineData("search S{minimize a;until b>3;// why\n}", "search S {\n    minimize a;\n    until    b > 3; // why\n}\n")]
    [InlineData("block B { repeat s 1..2 { let a={1,2};conv(a) } }", "block B {\n    repeat s 1..2 {\n        let a = { 1, 2 };\n        conv(a)\n    }\n}\n")]
    [InlineData("block B { relu // one\n/* two */ }", "block B {\n    relu // one\n    /* two */\n}\n")]
    [InlineData("block B { (relu | tanh /* xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx */) }", "block B {\n    (\n        relu | tanh /* xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx */\n    )\n}\n")]
    [InlineData("block B { repeat s (2) same{ relu } ? }", "block B {\n    repeat s (2) same { relu }?\n}\n")]
    public void Layout(string text, string? expected)
    {
        if (expected is null)
        {
            Assert.Equal(text, Format(text));
        }
        else
        {
            Assert.Equal(expected, Format(text));
            AssertFormats(text);
        }
    }

    [Fact]
    public void Long_statements_are_broken_at_their_loosest_signs()
    {
        var text = """
            space S for D {
                (conv(filters: { 8, 16, 32, 64, 128 }, kernel: { 1, 3, 5 }) | residual { conv(filters: { 8, 16, 32, 64 }) -> relu } | identity) -> relu
                require params <= 1000 && flops <= 1000 && memory <= 64 KB && depth <= 3 || params <= 10 && flops <= 10 when count(stage) == 1;
            }
            """;

        Assert.Equal(
            """
            space S for D {
                (
                    conv(filters: { 8, 16, 32, 64, 128 }, kernel: { 1, 3, 5 })
                    | residual { conv(filters: { 8, 16, 32, 64 }) -> relu }
                    | identity
                )
                -> relu
                require params <= 1000 && flops <= 1000 && memory <= 64 KB && depth <= 3
                        || params <= 10 && flops <= 10
                    when count(stage) == 1;
            }

            """,
            Format(text));
        AssertFormats(text);
    }

    private static string Format(string text) => NasFormatter.Format(new SourceText("main.nas", text)).Text;

    private static string Slice(string text, Token token) => text.Substring(token.Location.Span.Start, token.Location.Span.Length);

    private static void AssertFormats(string text)
    {
        var once = Format(text);

        Assert.Equal(Describe(text), Describe(once));
        Assert.Equal(once, Format(once));
        Assert.DoesNotContain(" \n", once, StringComparison.Ordinal);
    }

    // Every token with its comments and its documentation.
    private static IEnumerable<string> Describe(string text) => Lexer.Read(new SourceText("main.nas", text), new DiagnosticBag())
        .SelectMany(token => token.Comments
            .Select(comment => string.Join("\n", comment.Text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())))
            .Append($"{Slice(text, token)} [{token.Documentation}]"));
}
