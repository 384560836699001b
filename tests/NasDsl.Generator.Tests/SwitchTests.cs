using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NasDsl.Generator;

/// <summary>A switch over a generated hierarchy needs no arm for what cannot be.</summary>
public sealed class SwitchTests
{
    [Theory]
    [InlineData("DigitsNetStageOp.Conv(var a) => 1, DigitsNetStageOp.Separable(_) => 2, DigitsNetStageOp.Residual(var c) => 3")]
    [InlineData("DigitsNetStageOp.Conv => 1, DigitsNetStageOp.Separable b => 2, DigitsNetStageOp.Residual { Block: var c } => 3")]
    [InlineData("DigitsNetStageOp.Conv or DigitsNetStageOp.Separable => 1, DigitsNetStageOp.Residual => 3")]
    [InlineData("DigitsNetStageOp.Conv(var (f, k, b, a)) => f, DigitsNetStageOp.Separable => 2, DigitsNetStageOp.Residual => 3")]
    public async Task With_an_arm_for_every_branch_there_is_no_warning(string arms) =>
        Assert.Empty(await WarningsOf($"public static int Of(DigitsNetStageOp op) => op switch {{ {arms} }};"));

    [Theory]
    [InlineData("DigitsNetStageOp.Conv => 1, DigitsNetStageOp.Separable => 2")]
    [InlineData("DigitsNetStageOp.Conv => 1, DigitsNetStageOp.Separable => 2, DigitsNetStageOp.Residual r when r.Block.Kernel == 3 => 3")]
    [InlineData("DigitsNetStageOp.Conv => 1, DigitsNetStageOp.Separable => 2, DigitsNetStageOp.Residual { Block.Kernel: 3 } => 3")]
    public async Task A_branch_without_an_arm_is_still_warned_of(string arms) =>
        Assert.Equal(["CS8509"], await WarningsOf($"public static int Of(DigitsNetStageOp op) => op switch {{ {arms} }};"));

    [Fact]
    public async Task A_switch_over_all_names_of_a_generated_enum_has_no_warning() => Assert.Empty(await WarningsOf(
        "public static int Of(ConvActivation a) => a switch { ConvActivation.Relu => 1, ConvActivation.Gelu => 2, ConvActivation.Tanh => 3 };"));

    [Fact]
    public async Task Other_types_are_left_to_the_compiler()
    {
        const string Own = """
            public enum Own { A }
            public abstract record Base { private Base() { } public sealed record One : Base; }
            public static int Of(Own own) => own switch { Own.A => 1 };
            public static int Of(Base one) => one switch { Base.One => 1 };
            """;

        Assert.Equal(["CS8509", "CS8524"], await WarningsOf(Own));
    }

    private static async Task<IEnumerable<string>> WarningsOf(string members)
    {
        var run = GeneratorRun.Of(Programs.Digits, $$"""
            #pragma warning disable CS1591
            using Samples.Digits;
            public static class Uses
            {
                {{members}}
            }
            """);
        var diagnostics = await run.Output.WithAnalyzers([new ClosedHierarchySuppressor()]).GetAllDiagnosticsAsync();
        return diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal);
    }
}
