using NasDsl.Search;

namespace Samples.Digits.Tests;

/// <summary>The same seed finds the same network on every machine, so that a search can be snapshot-tested like any other function.</summary>
public sealed class SearchedArchitectureTests
{
    private static readonly Task<SearchResult<DigitsNet>> Search = DigitsSearch.RunAsync(new SearchOptions { Trials = 24, Seed = 1 });

    [Fact]
    public async Task Champion_architecture()
    {
        var result = await Search;

        await Verify(result.Champion.Network.ToString());
    }

    [Fact]
    public async Task Pareto_front()
    {
        var result = await Search;

        await Verify(string.Join("\n", result.Front.Select(trial => $"{trial.Network.Cost.Params,6} params  {trial.Genome}")));
    }

    [Fact]
    public async Task The_champion_is_a_typed_value_that_keeps_its_requirements()
    {
        DigitsNet champion = (await Search).Champion.Genome;

        Assert.InRange(champion.ToNetwork().Cost.Params, 1, 50_000);
        Assert.InRange(champion.Stage.Count, 1, 4);
        Assert.Equal(champion, DigitsNet.Parse(champion.ToString()));
    }
}
