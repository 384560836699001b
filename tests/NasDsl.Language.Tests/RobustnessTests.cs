using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>Whatever a text is, compiling it gives messages, never an exception.</summary>
public sealed class RobustnessTests
{
    private static readonly string Example = Compilation.Read("digits.nas") + Compilation.Read("everything.nas");

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
        var pieces = new[] { "{", "}", "(", ")", "[", "]", ";", ",", ":", "..", "->", "|", "?", "=", "<=", "-", "^", "\"", "/*", "//", "when", "let", "require", "repeat", "1", "50k", "9e99", "\0", "\uD800", "é", "\n" };
        Parallel.For(0, 4000, seed =>
        {
#pragma warning disable CA5394 // Seeded on purpose: the same programs every time.
            var random = new Random(seed);
            var text = Example;
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                var at = random.Next(text.Length);
                var length = Math.Min(random.Next(0, 12), text.Length - at);
                text = text.Remove(at, length).Insert(at, random.Next(2) == 0 ? pieces[random.Next(pieces.Length)] : Example.Substring(random.Next(Example.Length - 20), 20));
            }
#pragma warning restore CA5394

            var compilation = Compilation.Bind(text);
            Assert.All(compilation.Diagnostics, diagnostic => Assert.InRange(diagnostic.Location.Span.Start, 0, text.Length));
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
