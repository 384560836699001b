using NasDsl.Language.Diagnostics;
using NasDsl.Language.Formatting;
using NasDsl.Language.Text;
using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>Whatever a text is, compiling it gives messages, never an exception.</summary>
public sealed class RobustnessTests
{
    private static readonly string Example = Compilation.Read("digits.nas") + Compilation.Read("everything.nas");

    private static readonly string[] Programs =
    [
        Example,
        .. new[] { "Naming", "Values", "TenMistakes", "Layout", "Constructs" }.Select(name => Compilation.Read(name + ".nas")),
        .. Snippets.Of(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "language.md"))),
    ];

    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", ";", ",", ":", "..", "->", "|", "?", "=", "<=", "-", "^", "\"", "/*", "*/", "//", "///", "when", "let", "require", "repeat", "1", "50k",
        "9e99", "\0", "\uD800", "é", "\n", "\r", "\t", "same", "dag", "data", "space", "block", "search", "device", "extern",
    ];

    [Fact]
    public void Every_prefix_of_a_program_compiles_or_has_messages()
    {
        Parallel.For(0, Example.Length, length => Compilation.Bind(Example[..length]));
    }

    [Fact]
    public void Every_program_without_one_character_compiles_or_has_messages()
    {
        Parallel.For(0, Example.Length, i => Compilation.Bind(Example.Remove(i, 1)));
    }

    [Fact]
    public void Random_mutations_compile_or_have_messages()
    {
        Parallel.For(0, LongTests.AreOn ? 100_000 : 1500, seed =>
        {
#pragma warning disable CA5394 // Seeded on purpose: the same programs every time.
            var random = new Random(seed);
            var text = Programs[random.Next(Programs.Length)];
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                text = Mutate(text, random);
            }
#pragma warning restore CA5394

            var compilation = Compilation.Bind(text);
            Assert.All(compilation.Diagnostics, diagnostic => Assert.InRange(diagnostic.Location.Span.Start, 0, text.Length));
            Assert.NotEmpty(DiagnosticText.Write(compilation.Diagnostics, isSourceShown: true) + " ");
            var formatted = NasFormatter.Format(new SourceText("main.nas", text)).Text;
            Assert.Equal(formatted, NasFormatter.Format(new SourceText("main.nas", formatted)).Text);
        });
    }

    [Theory]
    [InlineData("(")]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("-")]
    [InlineData("!")]
    [InlineData("1 + ")]
    [InlineData("2 ^ ")]
    [InlineData("conv -> ")]
    [InlineData("(conv -> ")]
    [InlineData("residual { ")]
    [InlineData("repeat a 1..2 { ")]
    [InlineData("conv(filters: ")]
    [InlineData("all s t: ")]
    [InlineData("a | ")]
    [InlineData("x.")]
    [InlineData("let a = ")]
    [InlineData("/*")]
    public void Endless_repetition_is_a_message_on_a_small_stack(string piece)
    {
        foreach (var head in new[] { "", "space S for D { ", "space S for D { require ", "block B { conv(filters: ", "search S { maximize " })
        {
            var text = head + string.Concat(Enumerable.Repeat(piece, 20_000));
            var compilation = OnSmallStack(text);
            Assert.NotNull(compilation);
            Assert.True(compilation.HasErrors);
        }
    }

    [Theory]
    [InlineData("(", "relu", ")")]
    [InlineData("residual { ", "relu", " }")]
    [InlineData("repeat a 1..1 { ", "relu", " }")]
    [InlineData("dropout(", "0.1", ")")]
    [InlineData("dropout((", "0.1", "))")]
    public void Nesting_to_the_limit_needs_a_small_stack_only(string open, string inner, string close)
    {
        var depth = 195;
        var isValue = open.StartsWith("dropout", StringComparison.Ordinal);
        var body = isValue
            ? "dropout(" + new string('(', depth) + inner + new string(')', depth) + ")"
            : string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));

        var compilation = OnSmallStack(Snippets.Prelude + "space S for Digits { " + body + " -> flatten -> linear(classes) }");

        Assert.NotNull(compilation);
        Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.Id == "NAS0008");
    }

    // Takes a stretch out, says it twice, or puts something in its place: a piece, or a stretch of any program.
    private static string Mutate(string text, Random random)
    {
#pragma warning disable CA5394 // Seeded on purpose: the same programs every time.
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(3) == 0 ? random.Next(200) : random.Next(12), text.Length - at);
        switch (random.Next(4))
        {
            case 0:
                return text.Remove(at, length);
            case 1:
                return text.Insert(at, text.Substring(at, length));
            case 2:
                return text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
            default:
                var other = Programs[random.Next(Programs.Length)];
                var start = random.Next(other.Length);
                return text.Remove(at, length).Insert(at, other.Substring(start, random.Next(Math.Min(200, other.Length - start))));
        }
#pragma warning restore CA5394
    }

    // The main thread of Windows programs, compilers among them, has 1 MiB.
    private static NasCompilation? OnSmallStack(string text)
    {
        NasCompilation? compilation = null;
        var thread = new Thread(() => compilation = Compilation.Bind(text), 1 << 20);
        thread.Start();
        thread.Join();
        return compilation;
    }
}
