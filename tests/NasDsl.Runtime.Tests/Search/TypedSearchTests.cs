using NasDsl.Genomes;
using NasDsl.Search;

namespace NasDsl.Runtime.Tests.Search;

public sealed class TypedSearchTests
{
    [Fact]
    public async Task Typed_results_are_the_untyped_ones_with_typed_genomes()
    {
        var options = new SearchOptions { Trials = 40 };
        var typed = await SearchRunner.RunAsync<TypedDigits>(Searches.Digits(), Searches.Landscape(), options, null, CancellationToken.None);
        var untyped = await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), options);
        Assert.Equal(untyped.Champion.Network, typed.Champion.Network);
        Assert.Equal(untyped.Champion.Network, typed.Champion.Genome.ToGenome().Network);
        Assert.Equal(untyped.Trials.Select(trial => trial.Id), typed.Trials.Select(trial => trial.Id));
        Assert.Equal(untyped.Front.Length, typed.Front.Length);
        Assert.Equal(untyped.Champion.Test, typed.Champion.Test);
        Assert.Equal(40, typed.Trials.Length);
    }

    [Fact]
    public async Task An_engine_of_the_options_goes_before_the_given_one()
    {
        var asked = Searches.Landscape();
        var idle = Searches.Landscape();
        await Searches.RunAsync(Searches.Digits(), idle, new SearchOptions { Trials = 16, Engine = asked });
        Assert.Equal(0, idle.Starts);
        Assert.Equal(17, asked.Starts);
    }

    [Fact]
    public void Lists_of_genes_are_equal_when_their_items_are()
    {
        GeneList<int> first = [1, 2, 3];
        GeneList<int> second = [1, 2, 3];
        Assert.Equal(first, second);
        Assert.True(first.Equals((object)second));
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.False(first.Equals([1, 2]));
        Assert.Equal(2, first[1]);
        Assert.Equal("[1, 2, 3]", first.ToString());
    }
}
