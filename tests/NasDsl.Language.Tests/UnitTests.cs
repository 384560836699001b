using NasDsl.Language.Model;
using Xunit;

namespace NasDsl.Language.Tests;

public sealed class UnitTests
{
    [Theory]
    [InlineData("params <= 50k", 50_000)]
    [InlineData("params <= 1_500", 1500)]
    [InlineData("params <= 2.5M", 2_500_000)]
    [InlineData("params <= 99.9%", 0.999)]
    [InlineData("params <= 1e3", 1000)]
    [InlineData("memory <= 64 KB", 64_000)]
    [InlineData("memory <= 64KiB", 65_536)]
    [InlineData("memory <= 1 MB + 1 B", 1_000_001)]
    [InlineData("memory * 1 h <= 2 MB * 30 min", 3_600_000_000)]
    [InlineData("params <= 10 ms * 100 Hz", 1)]
    [InlineData("params <= 20 pJ / 4 pJ", 5)]
    public void Numbers_are_in_base_units(string requirement, double expected)
    {
        var compilation = Bind(requirement);

        Assert.Empty(compilation.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        var comparison = Assert.IsType<BinaryExpression>(compilation.Model.Spaces[0].Requirements[0].Condition);
        Assert.Equal(expected, Assert.IsType<ConstantExpression>(comparison.Right).Value.Number, 1e-9 * expected);
    }

    [Theory]
    [InlineData("params <= 64 KB", 48)]
    [InlineData("memory <= 64", 48)]
    [InlineData("memory <= 3 ms", 48)]
    [InlineData("memory + 3 <= 4 KB", 47)]
    [InlineData("params <= 2 KB ^ 2", 48)]
    [InlineData("params <= 1 epochs", 48)]
    [InlineData("min(memory, 3) > 1 KB", 50)]
    public void Units_that_do_not_match_are_an_error_at_their_column(string requirement, int column)
    {
        var diagnostic = Assert.Single(Bind(requirement).Diagnostics);

        Assert.Equal("NAS1016", diagnostic.Id);
        Assert.Equal(column, diagnostic.Location.Start.Column);
    }

    private static NasCompilation Bind(string requirement) =>
        Compilation.Bind($"space S for Digits {{ flatten require {requirement}; }}\n{Snippets.Prelude}");
}
