using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Runtime.Tests.Genomes;

public sealed class VariationTests
{
    [Fact]
    public void Thousands_of_operations_give_not_one_invalid_genome()
    {
        var space = Spaces.DigitsWithRecipe();
        var random = Spaces.Random();
        var pool = Enumerable.Range(0, 100).Select(_ => space.Sample(random)).ToArray();
        var invalid = 0;
        var operations = Environment.GetEnvironmentVariable("NASDSL_LONG_TESTS") == "1" ? 1_000_000 : 20_000;
        for (var i = 0; i < operations; i++)
        {
            var place = random.NextInt(pool.Length);
            pool[place] = random.NextInt(3) switch
            {
                0 => space.Sample(random),
                1 => space.Mutate(pool[place], random),
                _ => space.Crossover(pool[place], pool[random.NextInt(pool.Length)], random),
            };
            invalid += space.FindViolations(pool[place]).Count;
        }

        Assert.Equal(0, invalid);
    }

    [Fact]
    public void The_same_stream_gives_the_same_genomes()
    {
        static string[] Draw()
        {
            var space = Spaces.DigitsWithRecipe();
            var random = Spaces.Random(3);
            var first = space.Sample(random);
            var second = space.Mutate(first, random);
            return [first.ToString(), second.ToString(), space.Crossover(first, second, random).ToString()];
        }

        Assert.Equal(Draw(), Draw());
    }

    [Fact]
    public void A_mutation_gives_another_genome()
    {
        var space = Spaces.Digits();
        var random = Spaces.Random();
        for (var i = 0; i < 200; i++)
        {
            var parent = space.Sample(random);
            Assert.NotEqual(parent, space.Mutate(parent, random));
        }
    }

    [Fact]
    public void A_child_has_every_top_level_gene_from_one_of_its_parents()
    {
        var space = Spaces.Digits();
        var random = Spaces.Random();
        var requirementless = new Space(space.Model with { Requirements = EquatableArray<RequirementModel>.Empty }, space.Data);
        for (var i = 0; i < 200; i++)
        {
            var first = requirementless.Sample(random);
            var second = requirementless.Sample(random);
            var child = requirementless.Crossover(first, second, random);
            foreach (var gene in space.Genes.Where(gene => child.IsActive(gene.Index)))
            {
                Assert.True(
                    (first.IsActive(gene.Index) && first.Values[gene.Index].Equals(child.Values[gene.Index]))
                    || (second.IsActive(gene.Index) && second.Values[gene.Index].Equals(child.Values[gene.Index])));
            }
        }
    }

    [Fact]
    public void Mutations_reach_every_value_of_every_gene()
    {
        var space = Spaces.Digits();
        var random = Spaces.Random();
        var seen = new HashSet<(int, double)>();
        var genome = space.Sample(random);
        for (var i = 0; i < 5000; i++)
        {
            genome = space.Mutate(genome, random);
            seen.UnionWith(space.Genes.Where(gene => genome.IsActive(gene.Index)).Select(gene => (gene.Index, genome.Values[gene.Index])));
        }

        Assert.Equal(space.Genes.Sum(gene => gene.Domain.Cardinality), seen.Count);
    }
}
