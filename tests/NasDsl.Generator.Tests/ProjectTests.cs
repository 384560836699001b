namespace NasDsl.Generator;

/// <summary>What the generator takes from the project: where files lie, and the namespace of those that name none.</summary>
public sealed class ProjectTests
{
    [Fact]
    public void Data_is_looked_for_from_the_folder_of_the_file_that_declares_it()
    {
        var run = GeneratorRun.Of([GeneratorRun.File("nets/small/program.nas", Programs.Digits)], CSharpCode.Compile());

        Assert.Contains("Path.Combine(global::System.AppContext.BaseDirectory, \"nets/small\")", TextOf(run, "DigitsSearch.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_a_file_beside_the_project_is_looked_for_beside_the_program() =>
        Assert.DoesNotContain("Path.Combine", TextOf(GeneratorRun.Of(Programs.Digits), "DigitsSearch.g.cs"), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_namespace_has_that_of_the_project()
    {
        var nas = Programs.Digits.Replace("namespace Samples.Digits;", "", StringComparison.Ordinal);

        Assert.Contains("\nnamespace Project;\n", TextOf(GeneratorRun.Of(nas), "DigitsNet.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_compiled_together_in_the_order_of_their_paths()
    {
        var at = Programs.Digits.IndexOf("/// Convolution, optional", StringComparison.Ordinal);
        var data = GeneratorRun.File("a.nas", Programs.Digits[..at]);
        var rest = GeneratorRun.File("b.nas", "namespace Samples.Digits;\n" + Programs.Digits[at..]);

        var one = GeneratorRun.Of([data, rest], CSharpCode.Compile());
        var other = GeneratorRun.Of([rest, data], CSharpCode.Compile());

        Assert.Empty(one.Diagnostics);
        Assert.Equal(one.Sources.Select(source => source.SourceText.ToString()), other.Sources.Select(source => source.SourceText.ToString()));
        Assert.Equal(TextOf(GeneratorRun.Of(Programs.Digits), "DigitsNet.g.cs"), TextOf(one, "DigitsNet.g.cs"));
    }

    [Theory]
    [InlineData("/code/app/nets/a.nas", "/code/app/", "nets")]
    [InlineData("/code/app/a.nas", "/code/app/", "")]
    [InlineData("/code/application/a.nas", "/code/app", "")]
    [InlineData("/elsewhere/a.nas", "/code/app/", "")]
    [InlineData("C:\\app\\nets\\small\\a.nas", "C:\\app\\", "nets/small")]
    [InlineData("a.nas", "", "")]
    public void Folders_are_relative_to_the_project(string file, string project, string folder) =>
        Assert.Equal(folder, Pipeline.RelativeFolder.Of(file, project));

    private static string TextOf(GeneratorRun run, string hint) => run.Sources.Single(source => source.HintName == hint).SourceText.ToString();
}
