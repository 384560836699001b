using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NasDsl.Generator;

public sealed class DiagnosticTests
{
    [Fact]
    public void A_mistake_is_reported_at_its_line_and_column()
    {
        var nas = Programs.Digits.Replace("-> globalavgpool", "-> globalavgpol", StringComparison.Ordinal);
        var line = nas[..nas.IndexOf("globalavgpol", StringComparison.Ordinal)].Count(character => character == '\n');

        var diagnostic = GeneratorRun.Of(nas).Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        var span = diagnostic.Location.GetLineSpan();
        Assert.Equal("/project/program.nas", span.Path);
        Assert.Equal(new(line, 7), span.StartLinePosition);
        Assert.Equal(new(line, 19), span.EndLinePosition);
        Assert.Contains("globalavgpool", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_the_libraries_is_told_which()
    {
        var bare = CSharpCompilation.Create("Bare", references: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);

        var run = GeneratorRun.Of([GeneratorRun.File("program.nas", Programs.Digits)], bare);

        Assert.Equal(["NasDsl.Runtime", "NasDsl.Engine"], run.Diagnostics
            .Where(diagnostic => diagnostic.Id == "NAS5001")
            .Select(diagnostic => diagnostic.GetMessage(null).Split("need ")[1].Split(',')[0]));
    }

    [Fact]
    public void A_project_in_old_C_sharp_is_told_so()
    {
        var old = CSharpCode.Compile(CSharpCode.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp10), "");

        var run = GeneratorRun.Of([GeneratorRun.File("program.nas", Programs.Digits)], old);

        var diagnostic = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Id == "NAS5002");
        Assert.Contains("C# 10", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_nas_files_is_left_alone()
    {
        var bare = CSharpCompilation.Create("Bare");

        var run = GeneratorRun.Of([], bare);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        var run = GeneratorRun.Of([GeneratorRun.File("program.nas", Programs.Digits), GeneratorRun.File("gone.nas", null)], CSharpCode.Compile());

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("NAS5003", diagnostic.Id);
        Assert.Contains("/project/gone.nas", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("space DigitsNet", "space Sample", "space    DigitsNet", "space    Sample")]
    [InlineData("search DigitsSearch", "search RunAsync", "", "")]
    [InlineData("block Separable", "block Read", "| Separable", "| Read")]
    public void A_name_that_a_C_sharp_type_cannot_have_is_refused(string declaration, string renamed, string use, string usedName)
    {
        var nas = Programs.Digits.Replace(declaration, renamed, StringComparison.Ordinal);
        nas = use.Length == 0 ? nas : nas.Replace(use, usedName, StringComparison.Ordinal);

        var diagnostic = Assert.Single(GeneratorRun.Of(nas).Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        Assert.Equal("NAS5004", diagnostic.Id);
        Assert.StartsWith(renamed.Split(' ')[1], nas[diagnostic.Location.SourceSpan.Start..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_the_generator_is_a_message() =>
        Assert.Equal(
            "NasDsl has failed; please report this with the .nas file. InvalidOperationException: No place.",
            Pipeline.ProgramCompiler.Failure(new InvalidOperationException("No\nplace.")).Message);

    [Fact]
    public void No_prefix_of_a_program_makes_the_generator_fail()
    {
        var nas = Programs.Digits;
        var failures = Enumerable.Range(0, nas.Length / 40)
            .SelectMany(part => GeneratorRun.Of(nas[..(part * 40)]).Diagnostics)
            .Where(diagnostic => diagnostic.Id == "NAS9001" || diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));

        Assert.Empty(failures);
    }
}
