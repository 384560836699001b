using NasDsl.Language;
using NasDsl.Language.Model;
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
        search with { Model = search.Model with { Strategy = new StrategyModel(strategy, EquatableArray<OptionModel>.Empty, default) } });

    private static ConformanceOptions OptionsOf(string strategy) => new() { RealGenes = strategy is not "grid" };
}
