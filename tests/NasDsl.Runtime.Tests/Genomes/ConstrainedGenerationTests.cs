using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Runtime.Tests.Genomes;

public sealed class ConstrainedGenerationTests
{
    private const int ShortRun = 3_000;
    private const int LongRun = 1_000_000;

    public static TheoryData<string> Names => [.. TightSpaces.Names];

    /// <summary>Every space that any test or sample declares and that can be run.</summary>
    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>
            {
                { "samples/Digits/digits.nas", "DigitsNet" },
                { "samples/Spaces/spaces.nas", "NasBench201" },
                { "samples/Spaces/spaces.nas", "Darts" },
                { "samples/Spaces/spaces.nas", "NasBenchMacro" },
                { "tests/NasDsl.EndToEnd.Tests/Programs/tiny.nas", "" },
                { "tests/NasDsl.Generator.Tests/Cells.nas", "Cells" },
                { "tests/NasDsl.Generator.Tests/Everything.nas", "Wide" },
                { "tests/NasDsl.Generator.Tests/Everything.nas", "default" },
            };
            foreach (var name in TightSpaces.Names)
            {
                all.Add(TightSpaces.File, name);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Not_one_operation_gives_an_invalid_genome(string file, string name)
    {
        var operations = Environment.GetEnvironmentVariable("NASDSL_LONG_TESTS") == "1" ? LongRun : ShortRun;
        Assert.Equal(0, CountInvalid(TightSpaces.Get(file, name), operations));
    }

    [Fact]
    public void Real_genes_are_drawn_from_what_requirements_leave_of_them()
    {
        var space = TightSpaces.Get("LowRates");
        var rates = Enumerable.Range(0, 4).Select(stage => space.IndexOf($"stage[{stage}].rate")).ToArray();
        var random = Spaces.Random();
        var seen = new HashSet<double>();
        for (var i = 0; i < 100; i++)
        {
            var genome = space.Sample(random);
            Assert.InRange(genome.Values[rates[0]] + (2 * genome.Values[rates[1]]), 0, 0.0028);
            Assert.Equal(0.001, genome.Values[rates[2]]);
            seen.Add(genome.Values[rates[0]]);
        }

        Assert.True(seen.Count > 50, $"{seen.Count} different rates");
    }

    [Theory]
    [InlineData("Window")]
    [InlineData("Exact")]
    [InlineData("Equal")]
    [InlineData("Quantified")]
    [InlineData("Tied")]
    public void Plain_draws_of_the_tight_spaces_are_not_valid(string name)
    {
        var space = TightSpaces.Get(name);
        var open = new Space(space.Model with { Requirements = new([]) }, space.Data);
        var random = Spaces.Random();
        var valid = Enumerable.Range(0, 5_000).Count(_ => space.FindViolations(space.CreateGenome(open.Sample(random).Values.AsSpan())).Count == 0);
        Assert.True(valid <= 2, $"{valid} of 5,000");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_stream_gives_the_same_genomes(string name)
    {
        string[] Draw()
        {
            var space = TightSpaces.Get(name);
            var random = Spaces.Random(7);
            var first = space.Sample(random);
            var second = space.Mutate(first, random);
            return [first.ToString(), second.ToString(), space.Crossover(first, second, random).ToString()];
        }

        Assert.Equal(Draw(), Draw());
    }

    [Fact]
    public void Requirements_that_contradict_each_other_are_named_together()
    {
        var failure = Assert.Throws<NasException>(() => TightSpaces.Get("Contradiction").Sample(Spaces.Random()));
        Assert.Equal("NAS7020", Assert.Single(failure.Diagnostics).Id);
        Assert.Equal(
            "No genome of 'Contradiction' was found that satisfies 'require params >= 600' and 'require params <= 599' and 'require flops <= 60k'.",
            failure.Diagnostics[0].Message);
    }

    [Fact]
    public void A_draft_that_is_valid_stays_as_it_is()
    {
        var space = Spaces.DigitsWithRecipe();
        var random = Spaces.Random();
        for (var i = 0; i < 200; i++)
        {
            var genome = space.Sample(random);
            var draft = GenomeDraft.Of(space, genome.Values.AsSpan());
            Assert.Equal(genome.ToString(), space.Generation.Repair(draft, [], random).ToString());
        }
    }

    [Fact]
    public void Repair_keeps_most_genes_and_cuts_at_different_places()
    {
        var space = Spaces.Digits();
        var open = new Space(space.Model with { Requirements = new([]) }, space.Data);
        var random = Spaces.Random();
        var changed = new int[space.Genes.Count];
        var repaired = 0;
        for (var i = 0; i < 300; i++)
        {
            var broken = space.CreateGenome(open.Sample(random).Values.AsSpan());
            if (space.FindViolations(broken).Count > 0)
            {
                repaired++;
                var mended = space.Generation.Repair(GenomeDraft.Of(space, broken.Values.AsSpan()), [], random);
                foreach (var gene in space.Genes.Where(gene => broken.IsActive(gene.Index) && mended.IsActive(gene.Index)))
                {
                    changed[gene.Index] += broken.Values[gene.Index].Equals(mended.Values[gene.Index]) ? 0 : 1;
                }
            }
        }

        Assert.True(repaired > 20, $"{repaired} broken");
        Assert.InRange(changed.Sum(), repaired / 2, 6 * repaired);
        Assert.True(changed.Count(count => count > 0) >= 10, string.Join(" ", changed));
    }

    private static int CountInvalid(Space space, int operations)
    {
        var random = new RandomStream(11, RandomPurpose.User);
        var pool = Enumerable.Range(0, 50).Select(_ => space.Sample(random)).ToArray();
        var invalid = 0;
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

        return invalid;
    }
}
