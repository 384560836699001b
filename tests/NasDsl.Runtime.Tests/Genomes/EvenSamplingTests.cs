using NasDsl.Genomes;

namespace NasDsl.Runtime.Tests.Genomes;

public sealed class EvenSamplingTests
{
    private const string Program = """
        data Images {
            from csv "images.csv";
            input pixels: columns 0..63 as image(8, 8, 1);
            target digit: column 64 as class(10);
            split 60% train, 20% validation, 20% test, seed 1;
        }

        space Repeated for Images {
            repeat stage 0..2 { conv({ 4, 8 }, 3)? -> (relu | identity | dropout({ 0, 0.5 })) -> maxpool(8)? } -> globalavgpool -> linear(classes)
        }

        space Branched for Images {
            (residual { conv(4, { 1, 3 })? } | parallel(add) { conv(1, { 1, 3 }); identity } | conv({ 1, 4 }, 1)?) -> maxpool(2)? -> globalavgpool -> linear(classes)
        }

        space Shared for Images {
            let w = { 4, 8, 12 };
            conv(w, 3)? -> conv(w, { 1, 3 })? -> globalavgpool -> linear(classes)
            require conv.kernel != 1 || w == 4;
        }

        space Capped for Images {
            repeat stage 1..2 { conv({ 4, 8, 16 }, { 1, 3 }) -> relu? } -> globalavgpool -> linear(classes)
            require params <= 800 && params >= 200;
        }
        """;

    // The architectures are those of all genomes; chi-square is below k + 4 sqrt(2 k) for k degrees of freedom but for one in some ten thousand seeds, and the seed is fixed.
    [Theory]
    [InlineData("Repeated")]
    [InlineData("Branched")]
    [InlineData("Shared")]
    [InlineData("Capped")]
    public void Every_architecture_is_drawn_equally_often(string name)
    {
        var space = NasProgram.Load(Program).GetSpace(name);
        var architectures = GenomeEnumerator.Enumerate(space).ToHashSet();
        Assert.InRange(architectures.Count, 5, 1000);

        var counts = architectures.ToDictionary(architecture => architecture, _ => 0);
        var random = Spaces.Random();
        const int each = 30;
        for (var i = 0; i < each * architectures.Count; i++)
        {
            counts[space.Sample(random)]++;
        }

        var square = counts.Values.Sum(count => (double)(count - each) * (count - each) / each);
        var freedom = architectures.Count - 1;
        Assert.InRange(square, freedom - (4 * Math.Sqrt(2 * freedom)), freedom + (4 * Math.Sqrt(2 * freedom)));
    }

    [Fact]
    public void Drawing_gene_by_gene_would_not_pass()
    {
        var space = NasProgram.Load(Program).GetSpace("Repeated");
        var architectures = GenomeEnumerator.Enumerate(space).ToHashSet();
        var counts = architectures.ToDictionary(architecture => architecture, _ => 0);
        var random = Spaces.Random();
        const int each = 30;
        for (var i = 0; i < each * architectures.Count; i++)
        {
            counts[GenomeDraft.Fill(space, gene => GeneValues.Sample(gene.Domain, random)).ToGenome()]++;
        }

        Assert.True(counts.Values.Sum(count => (double)(count - each) * (count - each) / each) > 5 * architectures.Count);
    }
}
