using NasDsl.Report.Document;

namespace NasDsl.Report.Tests.Page;

public sealed class SourceHighlighterTests
{
    [Theory]
    [InlineData("")]
    [InlineData("search S { budget 10 trials; }")]
    [InlineData("/* never closed")]
    [InlineData("\"never closed\nspace")]
    [InlineData("a<b>&\"'\\ \u00e9\ud83d\ude00 1e-3 50k 20% /// doc\r\n// x")]
    [InlineData(SmallStudy.Source)]
    public void All_of_the_text_goes_through(string text) => Assert.Equal(text, string.Concat(SourceHighlighter.Cut(text).Select(part => part.Text)));

    [Fact]
    public void Parts_are_told_apart()
    {
        var parts = SourceHighlighter.Cut("space N for D { conv(filters: 16) } // conv\n\"conv\"").Where(part => part.Kind.Length > 0).Select(part => (part.Kind, part.Text));

        Assert.Equal([("word", "space"), ("word", "for"), ("operation", "conv"), ("number", "16"), ("comment", "// conv"), ("text", "\"conv\"")], parts);
    }
}
