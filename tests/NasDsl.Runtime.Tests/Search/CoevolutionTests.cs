using NasDsl.Runtime.Tests.Genomes;
using NasDsl.Search;
using NasDsl.Search.Strategies.Coevolution;

namespace NasDsl.Runtime.Tests.Search;

public sealed class CoevolutionTests
{
    [Fact]
    public void The_example_has_one_population_for_each_block_and_the_recipe_is_the_blueprints()
    {
        var space = Spaces.DigitsWithRecipe();
        var anatomy = Anatomy.Of(space);
        Assert.Equal(2, anatomy.Modules.Length);
        Assert.Equal(
            ["Conv", "stage[0].Conv", "stage[0].Separable", "stage[0].residual.Conv"],
            anatomy.Places.Take(4).Select(place => place.Path));
        Assert.Equal(13, anatomy.Places.Length);
        Assert.Equal(
            ["stage", "stage[0].op", "stage[0].maxpool", "stage[1].op", "stage[1].maxpool", "stage[2].op", "stage[2].maxpool", "stage[3].op", "stage[3].maxpool", "rate", "train.lr"],
            anatomy.Outer.Select(gene => space.Genes[gene].Path));
        Assert.Equal(space.Genes.Count, anatomy.Outer.Length + anatomy.Places.Sum(place => place.Genes.Length));
    }

    [Fact]
    public async Task It_finds_better_champions_than_random_search_on_the_same_budget()
    {
        var better = 0;
        for (var seed = 1ul; seed <= 7; seed++)
        {
            var options = new SearchOptions { Seed = seed, Trials = 200 };
            var coevolution = await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), options);
            var random = await Searches.RunAsync(Searches.Digits(search => search with { Strategy = search.Strategy with { Name = "random" } }), Searches.Landscape(), options);
            better += coevolution.Champion.Validation?.Accuracy > random.Champion.Validation?.Accuracy ? 1 : 0;
        }

        Assert.InRange(better, 6, 7);
    }
}
