using Microsoft.CodeAnalysis;
using NasDsl.Generator.Pipeline;
using NasDsl.Language;
using NasDsl.Language.Locks;

namespace NasDsl.Generator;

/// <summary>The class of a champion, before a search and after it.</summary>
public sealed class ChampionTests
{
    private const string Program =
        """
        namespace Test;

        data D { from csv "d.csv"; input pixels: columns 0..3 / 4; target kind: column 4 as class(2); split 60% train, 20% validation, 20% test; }
        data R { from csv "r.csv"; input class: columns 0..3; target height: column 4 as number; split 60% train, 20% validation, 20% test; }
        space Net for D { linear({ 2, 3 }) -> relu -> linear(classes) }
        space Line for R { linear({ 2, 3 }) -> relu -> linear(1) }
        search Find { space Net; maximize accuracy; train 3 epochs, adam(lr: 1e-3..1e-2 log); budget 9 trials; }
        search Fit { space Line; minimize rmse; train 3 epochs; budget 9 trials; }
        """;

    private static readonly LockFile Found = new(
        "Find",
        EquatableArray<LockInput>.Empty,
        new LockChampion(
            4,
            "units=3 train.lr=0.002",
            "0  input             4\n1  linear(units: 3)  3  15\n2  relu              3\n3  linear(units: 2)  2   8",
            23,
            46,
            140,
            new LockMetric[] { new("accuracy", 0.98765) }.ToEquatableArray(),
            new LockMetric[] { new("accuracy", 0.5) }.ToEquatableArray(),
            "ec5c"),
        new[] { "maximize accuracy" }.ToEquatableArray(),
        new LockTrial[] { new(4, new[] { 0.98765 }.ToEquatableArray(), "units=3 train.lr=0.002") }.ToEquatableArray(),
        new LockEffort(9, 9, 0, 0, 27, "TrialsSpent"));

    [Fact]
    public async Task Code() => await Verify(Source(Run(Program, LockWriter.Write(Found)), "Find.g.cs"));

    [Fact]
    public async Task Code_before_a_search() => await Verify(Source(Run(Program, null), "Fit.g.cs"));

    [Fact]
    public void Tokens_are_asked_for_as_tokens_and_choices_of_layers_are_types()
    {
        const string Words =
            """
            namespace Test;

            data Words { from csv "w.csv"; input letters: columns 0..11 as tokens(12, 30); target kind: column 12 as class(2); split 60% train, 20% validation, 20% test; }
            space Net for Words { embedding({ 4, 8 }) -> attention({ 1, 2 })? -> (gru({ 3, 4 }, sequence: { true, false }) | lstm({ 5, 6 })) -> flatten -> linear(classes) }
            search Find { space Net; maximize accuracy; train 3 epochs; budget 9 trials; }
            """;
        const string Use =
            """
            internal static class Program
            {
                public static string Run() => Say(Test.Net.Sample(1).Recurrence);

                private static string Say(Test.NetRecurrence layer) => layer switch
                {
                    Test.NetRecurrence.Gru gru => $"{gru.Units} {gru.Sequence}",
                    Test.NetRecurrence.Lstm lstm => $"{lstm.Units}",
                    _ => "",
                };
            }
            """;
        var run = Run(Words, null, Use);

        Assert.Contains("The 12 tokens of a row: whole numbers from 0 to 29.", Source(run, "Find.g.cs"), StringComparison.Ordinal);
        Assert.NotEmpty(CSharpCode.Run(CSharpCode.Load(run.Output)));
    }

    [Fact]
    public void What_a_champion_says_of_itself_can_be_used()
    {
        const string Use =
            """
            internal static class Program
            {
                public static string Run() => string.Join("|", Test.Find.Champion.Genome.Units, Test.Find.Champion.Network.Cost.Params, Test.Find.Champion.Front, Test.Find.Champion.Description);
            }
            """;
        var run = Run(Program, LockWriter.Write(Found), Use);

        Assert.Equal(
            $"3|23|{LockText.Describe(Found.Objectives, Found.Front)}|{LockText.Describe(Found.Champion)}",
            CSharpCode.Run(CSharpCode.Load(run.Output)));
    }

    [Fact]
    public void Before_a_search_only_code_that_needs_the_champion_fails()
    {
        Assert.DoesNotContain(Run(Program, null).Output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

        var use = Run(Program, null, "internal static class Program { public static int Run(float[] row) => Test.Find.Champion.Predict(row); }");
        var error = Assert.Single(use.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("NAS7079", error.Id);
        Assert.Contains("No search has found the champion of Find yet.", error.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_lock_is_reported_at_its_place_and_the_types_are_there()
    {
        var run = Run(Program, LockWriter.Write(Found).Replace("\"trial\": 4", "\"trial\" 4", StringComparison.Ordinal));

        var error = Assert.Single(run.Diagnostics);
        Assert.Equal("NAS7073", error.Id);
        Assert.Equal("/project/Find.nas.lock", error.Location.GetLineSpan().Path);
        Assert.Contains(run.Sources, source => source.HintName == "Net.g.cs");
    }

    [Fact]
    public void A_new_lock_emits_the_file_of_its_search_alone()
    {
        var run = Run(Program, LockWriter.Write(Found));
        var changed = run.WithFiles(Files(Program, LockWriter.Write(Found with { Effort = Found.Effort with { Trials = 10 } })));

        Assert.All(changed.Reasons(Steps.Compile), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Single(changed.Reasons(Steps.Files), IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void A_lock_in_another_layout_emits_nothing()
    {
        var run = Run(Program, LockWriter.Write(Found));
        var changed = run.WithFiles(Files(Program, LockWriter.Write(Found).Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.DoesNotContain(IncrementalStepRunReason.Modified, changed.Reasons(Steps.Files));
    }

    private static GeneratorRun Run(string program, string? found, params string[] sources) =>
        GeneratorRun.Of(Files(program, found), CSharpCode.Compile(sources));

    private static IEnumerable<AdditionalText> Files(string program, string? found) =>
        found is null
            ? [GeneratorRun.File("program.nas", program)]
            : [GeneratorRun.File("program.nas", program), GeneratorRun.File("Find.nas.lock", found)];

    private static string Source(GeneratorRun run, string name) =>
        run.Sources.Single(source => source.HintName == name).SourceText.ToString();
}
