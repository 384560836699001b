namespace NasDsl.Runtime.Tests;

public sealed class NasProgramTests
{
    private const string Text = """
        data Digits {
            from    csv "digits.csv";
            input   pixels: columns 0..63 as image(8, 8, 1);
            target  digit: column 64 as class(10);
            split   60% train, 20% validation, 20% test;
        }

        space Net for Digits {
            conv(filters: { 8, 16 }) -> globalavgpool -> linear(classes)
        }

        search Find {
            space    Net;
            maximize accuracy;
            strategy coevolution;
            train    1 epochs, batch 64, adam(lr: 1e-4..1e-2 log), cosine;
            budget   4 trials;
        }
        """;

    [Fact]
    public void A_space_is_the_same_at_every_call()
    {
        var program = NasProgram.Compile(Text);

        Assert.Same(program.GetSpace("Net"), program.GetSpace("Net"));
        Assert.Equal(["filters"], program.GetSpace("Net").Genes.Select(gene => gene.Path));
    }

    [Fact]
    public void A_search_has_a_space_with_the_genes_of_its_recipe()
    {
        var search = NasProgram.Compile(Text).GetSearch("Find");

        Assert.Equal(["filters", "train.lr"], search.Space.Genes.Select(gene => gene.Path));
    }

    [Fact]
    public void What_the_program_does_not_declare_is_named()
    {
        var program = NasProgram.Compile(Text);

        Assert.Contains("'Nett'", Assert.Throws<NasException>(() => program.GetSpace("Nett")).Message, StringComparison.Ordinal);
        Assert.Contains("'Net'", Assert.Throws<NasException>(() => program.GetSearch("Net")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_thrown_with_their_places()
    {
        var mistaken = Text.Replace("globalavgpool", "globalavgpol", StringComparison.Ordinal);

        var exception = Assert.Throws<NasException>(() => NasProgram.Compile(mistaken, "net.nas"));

        Assert.StartsWith("net.nas(9,33): error NAS1001: ", Assert.Single(exception.Diagnostics).ToString(), StringComparison.Ordinal);
    }
}
