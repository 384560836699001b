using NasDsl.Genomes;
using NasDsl.Language.Model;

namespace NasDsl.Runtime.Tests.Genomes;

public sealed class GenomeTests
{
    private const string Small =
        "Conv.filters=16 Conv.kernel=3 Conv.batchnorm=true Conv.activation=relu stage=1 stage[0].op=Separable "
        + "stage[0].Separable.kernel=3 stage[0].Separable.filters=32 stage[0].maxpool=true rate=0.1";

    [Fact]
    public void Text_is_read_back_as_the_same_genome()
    {
        var space = Spaces.DigitsWithRecipe();
        var random = Spaces.Random();
        for (var i = 0; i < 500; i++)
        {
            var genome = space.Sample(random);
            var read = space.Parse(genome.ToString());
            Assert.Equal(genome.Values.ToArray(), read.Values.ToArray());
            Assert.Equal(genome, read);
            Assert.Equal(genome.GetHashCode(), read.GetHashCode());
        }
    }

    [Fact]
    public void Text_has_the_active_genes_in_order()
    {
        Assert.Equal(Small, Spaces.Digits().Parse(Small).ToString());
    }

    [Fact]
    public void Inactive_genes_do_not_matter()
    {
        var space = Spaces.Digits();
        var genome = space.Parse(Small);
        var values = genome.Values.ToArray();
        foreach (var gene in space.Genes.Where(gene => !genome.IsActive(gene.Index)))
        {
            values[gene.Index] = 1;
        }

        var other = space.CreateGenome(values);
        Assert.Equal(genome.Values.ToArray(), other.Values.ToArray());
        Assert.Equal(genome, other);
    }

    [Fact]
    public void Genomes_that_differ_only_in_an_identity_are_equal()
    {
        // Three poolings bring 8x8 to 1x1: the fourth changes nothing.
        var space = Spaces.Digits();
        string Text(string last) => "Conv.filters=8 Conv.kernel=3 Conv.batchnorm=false Conv.activation=relu stage=4 " + string.Join(' ', Enumerable.Range(0, 4).Select(i =>
            $"stage[{i}].op=Separable stage[{i}].Separable.kernel=3 stage[{i}].Separable.filters=16 stage[{i}].maxpool={(i < 3 ? "true" : last)}")) + " rate=0";
        var with = space.Parse(Text("true"));
        var without = space.Parse(Text("false"));
        Assert.NotEqual(with.ToString(), without.ToString());
        Assert.Equal(with, without);
        Assert.Equal(with.GetHashCode(), without.GetHashCode());
    }

    [Fact]
    public void Genomes_with_different_recipes_differ()
    {
        var space = Spaces.DigitsWithRecipe();
        Assert.NotEqual(space.Parse(Small + " train.lr=0.001"), space.Parse(Small + " train.lr=0.002"));
        Assert.Equal(space.Parse(Small + " train.lr=0.001").Network, space.Parse(Small + " train.lr=0.002").Network);
    }

    [Theory]
    [InlineData("stage=1", "stage=7", "stage takes one of 1, 2, 3, 4, not 7.")]
    [InlineData("stage=1", "", "stage is missing; it takes one of 1, 2, 3, 4.")]
    [InlineData("stage=1", "stage=1 stage=2", "stage is there twice.")]
    [InlineData("stage=1", "stage=1 stages=2", "DigitsNet has no gene 'stages'.")]
    [InlineData("stage=1", "stage", "'stage' is not of the form gene=value.")]
    [InlineData("rate=0.1", "rate=0.1 stage[0].Conv.kernel=3", "stage[0].Conv.kernel is inactive here: the place it belongs to is not taken.")]
    [InlineData("activation=relu", "activation=selu", "Conv.activation takes one of relu, gelu, tanh, not selu.")]
    [InlineData("batchnorm=true", "batchnorm=1", "Conv.batchnorm takes one of false, true, not 1.")]
    public void Text_that_is_no_genome_is_refused(string part, string replacement, string message)
    {
        var failure = Assert.Throws<FormatException>(() => Spaces.Digits().Parse(Small.Replace(part, replacement, StringComparison.Ordinal)));
        Assert.Equal(message, failure.Message);
    }

    [Fact]
    public void Values_outside_their_domain_are_refused()
    {
        var space = Spaces.Digits();
        var values = space.Parse(Small).Values.ToArray();
        values[space.IndexOf("Conv.kernel")] = 3;
        Assert.Equal("Conv.kernel takes an index from 0 to 2, not 3.", Assert.Throws<ArgumentException>(() => space.CreateGenome(values)).Message);
        Assert.Throws<ArgumentException>(() => space.CreateGenome(values.AsSpan()[1..]));
    }

    [Fact]
    public void A_reader_gives_values_by_path()
    {
        var reader = new GenomeReader(Spaces.Digits().Parse(Small));
        Assert.Equal(16, reader.Int("Conv.filters"));
        Assert.True(reader.Flag("Conv.batchnorm"));
        Assert.Equal("relu", reader.Word("Conv.activation"));
        Assert.Equal(1, reader.Branch("stage[0].op"));
        Assert.Equal(0.1, reader.Real("rate"));
        Assert.False(reader.IsActive("stage[1].op"));
        Assert.Equal("stage[1].op is inactive in this genome.", Assert.Throws<InvalidOperationException>(() => reader.Word("stage[1].op")).Message);
        Assert.Throws<ArgumentException>(() => reader.Int("Conv.activation"));
        Assert.Throws<ArgumentException>(() => reader.Int("nothing"));
    }

    [Fact]
    public void A_writer_makes_the_genome_that_a_reader_reads()
    {
        var space = Spaces.Digits();
        var writer = new GenomeWriter(space);
        writer.Set("Conv.filters", Value.Of(16));
        writer.Set("Conv.kernel", Value.Of(3));
        writer.SetFlag("Conv.batchnorm", true);
        writer.SetBranch("Conv.activation", 0);
        writer.Set("stage", Value.Of(1));
        writer.Set("stage[0].op", Value.Of("Separable"));
        writer.SetReal("stage[0].Separable.kernel", 3);
        writer.SetReal("stage[0].Separable.filters", 32);
        writer.SetFlag("stage[0].maxpool", true);
        Assert.Equal("rate has no value; it takes one of 0, 0.1, 0.3.", Assert.Throws<ArgumentException>(writer.ToGenome).Message);
        writer.SetReal("rate", 0.1);
        Assert.Equal(Small, writer.ToGenome().ToString());
        Assert.Equal(
            "Conv.kernel takes one of 1, 3, 5, not 4.",
            Assert.Throws<ArgumentException>(() => writer.Set("Conv.kernel", Value.Of(4))).Message);
        Assert.Throws<ArgumentException>(() => writer.SetBranch("stage[0].op", 3));
    }

    [Fact]
    public void A_genome_with_a_recipe_serves_the_space_without_one()
    {
        var genome = Spaces.DigitsWithRecipe().Parse(Small + " train.lr=0.001");
        Assert.Equal(genome.Network, Spaces.Digits().ToNetwork(genome));
    }

    [Fact]
    public void Violations_are_the_requirements_that_are_false()
    {
        var space = Spaces.Digits();
        var genome = space.Parse(
            "Conv.filters=32 Conv.kernel=5 Conv.batchnorm=true Conv.activation=relu stage=1 stage[0].op=Conv "
            + "stage[0].Conv.filters=32 stage[0].Conv.kernel=1 stage[0].Conv.batchnorm=false stage[0].Conv.activation=relu stage[0].maxpool=false rate=0.1");
        Assert.Equal(["stage[0].Conv.kernel >= 3 when count(stage) == 1"], space.FindViolations(genome).Select(requirement => requirement.Text));
        Assert.Empty(space.FindViolations(space.Parse(Small)));
    }
}
