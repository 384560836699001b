using NasDsl.Language.Text;
using Xunit;

namespace NasDsl.Language.Tests;

public sealed class EverythingTests
{
    [Fact]
    public void Every_construct_compiles_without_errors()
    {
        var compilation = Compilation.Of(Compilation.Read("everything.nas") + Snippets.Prelude);

        Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.Severity == Diagnostics.DiagnosticSeverity.Error);
    }

    [Fact]
    public void Canonical_text_compiles_into_an_equal_model()
    {
        var model = Compilation.Of(Compilation.Read("everything.nas") + Snippets.Prelude).Model;

        var again = NasCompiler.Compile([new SourceText("again.nas", model.CanonicalText)]).Model;

        Assert.Equal(model.CanonicalText, again.CanonicalText);
        Assert.Equal(model, again);
    }
}
