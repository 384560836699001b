using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using Xunit;

namespace NasDsl.Language.Tests;

public sealed class LanguagePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "language.md"));

    public static TheoryData<int> Examples => new(Enumerable.Range(0, Snippets.Of(Page).Count));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Its_examples_compile(int example)
    {
        var compilation = Snippets.Compile(Snippets.Of(Page)[example]);

        Assert.Empty(compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void It_names_every_operation_and_parameter()
    {
        foreach (var operation in OperationCatalog.All.Where(operation => operation.IsWritable))
        {
            Assert.Contains($"`{operation.Name}`", Page, StringComparison.Ordinal);
            Assert.All(operation.Parameters, parameter => Assert.Contains($"`{parameter.Name}`", Page, StringComparison.Ordinal));
        }

        Assert.All(CompositionCatalog.All, composition => Assert.Contains($"`{composition.Name}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void It_names_every_strategy_part_of_a_training_fidelity_and_metric()
    {
        var names = new[] { StrategyCatalog.All, AugmentationCatalog.All, FidelityCatalog.All }
            .Concat(RecipeCatalog.Kinds.Select(kind => kind.Rows))
            .SelectMany(rows => rows)
            .SelectMany(row => row.Parameters.Select(parameter => parameter.Name).Append(row.Name))
            .Concat(MetricCatalog.All.Select(metric => metric.Name));

        Assert.All(names, name => Assert.Contains(name, Page, StringComparison.Ordinal));
    }
}
