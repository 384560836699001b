using NasDsl.Language.Diagnostics;
using NasDsl.Language.Formatting;
using NasDsl.Language.Text;
using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>Whatever a text is, compiling it gives messages, never an exception.</summary>
public sealed class RobustnessTests
{
    // In the short form every so many places of the programs are tried; in the long form all.
    private static readonly int Stride = LongTests.AreOn ? 1 : 20;

    private static readonly (string Text, int At)[] Places =
        [.. TestPrograms.All.Distinct().SelectMany((text, i) => Enumerable.Range(0, text.Length).Where(at => at % Stride == i % Stride).Select(at => (text, at)))];

    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", ";", ",", ":", "..", "->", "|", "?", "=", "<=", "-", "^", "\"", "/*", "*/", "//", "///", "when", "let", "require", "repeat", "1", "50k",
        "9e99", "\0", "\uD800", "é", "\n", "\r", "\t", "same", "dag", "data", "space", "block", "search", "device", "extern",
    ];

    [Fact]
    public void Every_prefix_of_a_program_compiles_or_has_messages() => TryEach(place => place.Text[..place.At]);

    [Fact]
    public void Every_program_without_one_character_compiles_or_has_messages() => TryEach(place => place.Text.Remove(place.At, 1));

    [Fact]
    public void Every_program_with_a_word_said_twice_compiles_or_has_messages() =>
        TryEach(place => place.Text.Insert(place.At, place.Text.Substring(place.At, Math.Min(9, place.Text.Length - place.At))));

    [Fact]
    public void Every_program_that_goes_on_as_another_compiles_or_has_messages()
    {
        var programs = TestPrograms.All;
        TryEach(place => place.Text[..place.At] + programs[place.At % programs.Count][(place.At % programs[place.At % programs.Count].Length)..]);
    }

    [Fact]
    public void Random_mutations_compile_or_have_messages()
    {
        Parallel.For(0, LongTests.AreOn ? 100_000 : 1500, seed =>
        {
#pragma warning disable CA5394 // Seeded on purpose: the same programs every time.
            var random = new Random(seed);
            var text = TestPrograms.All[random.Next(TestPrograms.All.Count)];
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                text = Mutate(text, random);
            }
#pragma warning restore CA5394

            // What binds is analysed too; that takes most of the time.
            var compilation = seed % 8 == 0 ? Compilation.Of(text + "\n" + Snippets.Prelude) : Compilation.Bind(text);
            Check(compilation, text.Length + 1 + Snippets.Prelude.Length);
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

    private static void TryEach(Func<(string Text, int At), string> change) => Parallel.ForEach(Places, place =>
    {
        var text = change(place);
        Check(Compilation.Bind(text), text.Length);
    });

    private static void Check(NasCompilation compilation, int length)
    {
        Assert.All(compilation.Diagnostics, diagnostic =>
        {
            Assert.InRange(diagnostic.Location.Span.Start, 0, length);
            Assert.InRange(diagnostic.Location.Span.End, 0, length);
            Assert.DoesNotContain('\n', diagnostic.Message);
        });
        Assert.NotEmpty(DiagnosticText.Write(compilation.Diagnostics, isSourceShown: true) + " ");
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
                var other = TestPrograms.All[random.Next(TestPrograms.All.Count)];
                var start = random.Next(other.Length + 1);
                return text.Remove(at, length).Insert(at, other.Substring(start, random.Next(Math.Min(200, other.Length - start) + 1)));
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
