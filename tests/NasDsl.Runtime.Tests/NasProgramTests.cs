using NasDsl.Runtime.Tests.Genomes;
using NasDsl.Tests.Shared;

namespace NasDsl.Runtime.Tests;

public sealed class NasProgramTests
{
    private static string Text { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "digits.nas"));

    [Fact]
    public void The_example_compiles_to_the_model_that_the_tests_use()
    {
        var program = NasProgram.Compile(Text);
        Assert.Equal(DigitsModel.Create() with { CanonicalText = "" }, program.Model with { CanonicalText = "" });
    }

    [Fact]
    public void Spaces_and_searches_are_found_by_name()
    {
        var program = NasProgram.Compile(Text);
        var genome = program.GetSpace("DigitsNet").Sample(Spaces.Random());
        Assert.Equal(genome, program.GetSpace("DigitsNet").Parse(genome.ToString()));
        var search = program.GetSearch("DigitsSearch");
        Assert.Equal("train.lr", search.Space.Genes[^1].Path);
    }

    [Fact]
    public void An_unknown_name_is_told_with_those_that_there_are()
    {
        var program = NasProgram.Compile(Text);
        var failure = Assert.Throws<NasException>(() => program.GetSearch("Digits"));
        Assert.Equal("program.nas(1,1): error NAS7032: there is no search 'Digits'; the program declares DigitsSearch", failure.Message);
        Assert.Equal(
            "there is no space 'Digits'; the program declares DigitsNet",
            Assert.Single(Assert.Throws<NasException>(() => program.GetSpace("Digits")).Diagnostics).Message);
    }

    [Fact]
    public void Errors_are_carried_with_their_places()
    {
        var failure = Assert.Throws<NasException>(() => NasProgram.Compile(Text.Replace("space    DigitsNet", "space    DigitNet", StringComparison.Ordinal), "digits.nas"));
        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.StartsWith("digits.nas(", diagnostic.ToString(), StringComparison.Ordinal);
        Assert.Contains("DigitNet", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_genome_of_the_compiled_program_is_one_of_the_handwritten_model()
    {
        var genome = NasProgram.Compile(Text).GetSpace("DigitsNet").Sample(Spaces.Random());
        Assert.Equal(genome.ToString(), Spaces.Digits().Sample(Spaces.Random()).ToString());
        Assert.Equal(genome, Spaces.Digits().Parse(genome.ToString()));
    }
}
