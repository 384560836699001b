using Microsoft.CodeAnalysis;
using NasDsl.Generator.Pipeline;

namespace NasDsl.Generator;

public sealed class RunReasonTests
{
    [Fact]
    public void A_changed_comment_compiles_again_but_emits_nothing()
    {
        var run = GeneratorRun.Of(Programs.Digits).With("// A new first line.\n\n" + Programs.Digits);

        Assert.Contains(IncrementalStepRunReason.Modified, run.Reasons(Steps.Read));
        Assert.All(run.Reasons(Steps.Compile), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        AssertNothingIsEmitted(run);
    }

    [Fact]
    public void A_changed_C_sharp_file_compiles_and_emits_nothing()
    {
        var run = GeneratorRun.Of(Programs.Digits).WithSource("internal static class New;");

        Assert.All(run.Reasons(Steps.Compile), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        AssertNothingIsEmitted(run);
    }

    [Fact]
    public void A_changed_comment_in_one_of_several_files_emits_nothing()
    {
        var at = Programs.Digits.IndexOf("/// Convolution, optional", StringComparison.Ordinal);
        var data = GeneratorRun.File("a.nas", Programs.Digits[..at]);
        var rest = GeneratorRun.File("b.nas", Programs.Digits[at..]);
        var changed = GeneratorRun.File("b.nas", "// Two\n// lines.\n" + Programs.Digits[at..].Replace("->", "/* then */ ->", StringComparison.Ordinal));

        var run = GeneratorRun.Of([data, rest], CSharpCode.Compile()).With(data, changed);

        Assert.Equal(1, run.Reasons(Steps.Read).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.All(run.Reasons(Steps.Compile), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        AssertNothingIsEmitted(run);
    }

    [Fact]
    public void A_changed_C_sharp_file_runs_no_step_but_the_look_at_the_project()
    {
        var run = GeneratorRun.Of(Programs.Everything).WithSource("internal static class New;");

        foreach (var step in new[] { Steps.Read, Steps.Compile, Steps.Model, Steps.Emit, Steps.Files })
        {
            Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }

        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(Steps.Target));
        Assert.Equal([IncrementalStepRunReason.Cached], run.Reasons(Steps.Report));
    }

    [Fact]
    public void A_changed_choice_emits_again()
    {
        var run = GeneratorRun.Of(Programs.Digits).With(Programs.Digits.Replace("kernel: { 3, 5 }", "kernel: { 3, 5, 7 }", StringComparison.Ordinal));

        Assert.Contains(IncrementalStepRunReason.Modified, run.Reasons(Steps.Model));
        Assert.Contains(IncrementalStepRunReason.Modified, run.Reasons(Steps.Files));
        Assert.Contains(IncrementalStepRunReason.Unchanged, run.Reasons(Steps.Files));
    }

    [Fact]
    public void A_moved_mistake_is_reported_at_its_new_place()
    {
        const string Mistake = "namespace Test;\n\nspace Net for Nothing { relu }\n";

        var run = GeneratorRun.Of(Mistake);
        var moved = run.With("\n\n" + Mistake);

        Assert.Equal(run.Diagnostics[0].Location.GetLineSpan().StartLinePosition.Line + 2, moved.Diagnostics[0].Location.GetLineSpan().StartLinePosition.Line);
    }

    private static void AssertNothingIsEmitted(GeneratorRun run)
    {
        IncrementalStepRunReason[] allowed = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

        Assert.All(run.Reasons(Steps.Emit), reason => Assert.Contains(reason, allowed));
        Assert.All(run.Reasons(Steps.Files), reason => Assert.Contains(reason, allowed));
        Assert.All(
            run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Contains(output.Reason, allowed));
    }
}
