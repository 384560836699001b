using Microsoft.CodeAnalysis;

namespace NasDsl.Generator;

/// <summary>What is generated from any program that has no errors compiles without a warning, whoever wrote the program.</summary>
public sealed class WarningTests
{
    // What is declared as extern is for the user to write, and the compiler asks for it.
    private const string MissingCode = "CS8795";

    private const string Prelude =
        """
        data Digits { from csv "d.csv"; input x: columns 0..63 as image(8, 8, 1); target y: column 64 as class(10); split 60% train, 20% validation, 20% test; }
        """;

    public static TheoryData<string> Paths => new(Programs.Paths);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_program_of_samples_and_tests(string path)
    {
        var nas = Programs.ReadPath(path);
        var run = GeneratorRun.Of(nas.Contains("data Digits", StringComparison.Ordinal) ? nas : Prelude + nas);

        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id is "NAS9001" or "CS8785");
        if (!run.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            Assert.NotEmpty(run.Sources);
            var faults = run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToArray();
            Assert.DoesNotContain(faults, diagnostic => diagnostic.Id != MissingCode);
            if (faults.Length == 0)
            {
                CSharpCode.Load(run.Output);
            }
        }
    }
}
