using NasDsl.Language;
using NasDsl.Language.Text;

namespace NasDsl.Analysis.Tests;

/// <summary>A fidelity over the resolution: every network takes the smaller inputs, or there is a message at the line of the fidelity.</summary>
public class ResolutionTests
{
    private const string Program = """
        namespace Tests;

        data Digits {
            from    csv "digits.csv";
            input   pixels: columns 0..63 as image(8, 8, 1) / 16;
            target  digit:  column 64 as class(10);
            split   60% train, 20% validation, 20% test;
        }

        space Net for Digits {
            conv(8, kernel: { 1, 3 }, padding: valid) -> relu -> (conv(8, kernel: 3, padding: PADDING))? -> globalavgpool -> linear(classes)
        }

        search Find {
            space    Net;
            maximize accuracy;
            train    6 epochs;
            FIDELITY
            budget   40 trials;
        }
        """;

    [Fact]
    public void A_network_that_does_not_take_the_smallest_input_is_NAS2020_with_the_choices_that_show_it()
    {
        // Inputs of 2, 4 and 8: the second convolution needs 3 places of what the first leaves.
        var diagnostic = Assert.Single(Compile("fidelity halving(eta: 2, from: 25%, over: resolution);", "same"));
        Assert.Equal(("NAS2020", 18), (diagnostic.Id, diagnostic.Location.Start.Line));
        Assert.StartsWith("'Find' begins with inputs of 2x2x1, which not every network of Net takes; begin with a greater share of the resolution. ", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("'conv' with a window of 3 does not fit into 2x2x1", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("kernel = 3", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fidelity halving(eta: 2, from: 50%, over: resolution);", "same")]
    [InlineData("fidelity hyperband(eta: 2, from: 60%, over: resolution);", "valid")]
    [InlineData("fidelity halving(eta: 2, from: 25%, over: rows);", "valid")]
    [InlineData("fidelity halving(eta: 2, from: 1 epochs);", "valid")]
    [InlineData("", "valid")]
    public void What_every_network_takes_is_no_message(string fidelity, string padding) => Assert.Empty(Compile(fidelity, padding));

    [Fact]
    public void A_space_that_is_faulty_at_the_whole_resolution_has_that_message_alone()
    {
        var text = Program.Replace("kernel: { 1, 3 }", "kernel: { 1, 9 }", StringComparison.Ordinal);
        Assert.Equal(["NAS2001"], Compile("fidelity halving(eta: 2, from: 25%, over: resolution);", "same", text).Select(diagnostic => diagnostic.Id));
    }

    private static IEnumerable<Language.Diagnostics.Diagnostic> Compile(string fidelity, string padding, string text = Program) => NasCompiler
        .Compile([new SourceText("program.nas", text.Replace("FIDELITY", fidelity, StringComparison.Ordinal).Replace("PADDING", padding, StringComparison.Ordinal))])
        .Diagnostics
        .Where(diagnostic => diagnostic.Severity == Language.Diagnostics.DiagnosticSeverity.Error);
}
