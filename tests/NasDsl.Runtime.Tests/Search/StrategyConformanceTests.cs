using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Randomness;
using NasDsl.Search;
using NasDsl.Search.Conformance;
using NasDsl.Search.Strategies;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>Every strategy that this version runs, by its defaults, passes the suite that users have for theirs.</summary>
public sealed class StrategyConformanceTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var strategy in StrategyFactory.Names)
        {
            foreach (var check in StrategyConformance.Checks)
            {
                cases.Add(strategy, check);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_strategy_conforms(string strategy, string check)
    {
        StrategyConformance.Run(check, search => Create(search, strategy), OptionsOf(strategy));
    }

    [Fact]
    public void An_unknown_check_is_refused()
    {
        Assert.Throws<ArgumentException>(() => StrategyConformance.Run("speed", search => Create(search, "random")));
    }

    internal static IStrategy Create(SearchDefinition search, string strategy) => StrategyFactory.Create(
        search with { Model = search.Model with { Strategy = new StrategyModel(strategy, EquatableArray<OptionModel>.Empty, default) } },
        new StrategyTraining(new ManagedEngine(), Rows(4), Rows(3), CancellationToken.None));

    /// <summary>A few rows of the shape that the suite's searches are for: what strategies train on that train themselves.</summary>
    private static Dataset Rows(int count)
    {
        var random = new RandomStream(3, RandomPurpose.User);
        float[] inputs = [.. Enumerable.Range(0, count * 64).Select(_ => random.NextSingle())];
        return new Dataset(Shape.Image(8, 8, 1), inputs, TargetKind.Class, 10, Enumerable.Range(0, count).Select(row => (float)row).ToArray());
    }

    private static ConformanceOptions OptionsOf(string strategy) => new() { RealGenes = strategy is not "grid" };
}
