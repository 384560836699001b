using NasDsl.Language.Text;
using NasDsl.Tests.Shared;
using Xunit;

namespace NasDsl.Language.Tests;

public sealed class DigitsTests
{
    [Fact]
    public void The_example_compiles_without_messages()
    {
        Assert.Empty(Compilation.OfFile("digits.nas").Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void The_example_compiles_into_the_model_written_by_hand()
    {
        var expected = DigitsModel.Create();
        var actual = Compilation.OfFile("digits.nas").Model;

        Assert.Equal(expected.Data, actual.Data);
        Assert.Equal(expected.Blocks, actual.Blocks);
        Assert.Equal(expected.Spaces[0].Genes, actual.Spaces[0].Genes);
        Assert.Equal(expected.Spaces[0].Root, actual.Spaces[0].Root);
        Assert.Equal(expected.Spaces[0].Requirements, actual.Spaces[0].Requirements);
        Assert.Equal(expected.Searches, actual.Searches);
        Assert.Equal(expected, actual with { CanonicalText = "" });
    }

    [Fact]
    public void Its_canonical_text_compiles_into_the_same_model()
    {
        var model = Compilation.OfFile("digits.nas").Model;

        var again = NasCompiler.Compile([new SourceText("canonical.nas", model.CanonicalText)]);

        Assert.Empty(again.Diagnostics);
        Assert.Equal(model, again.Model);
    }
}
