using NasDsl.Language.Locks;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using Xunit;

namespace NasDsl.Language.Tests.Locks;

/// <summary>What makes a champion stale, and what does not.</summary>
public sealed class LockInputsTests
{
    private const string Program =
        """
        data D { from csv "d.csv"; input x: columns 0..3; target y: column 4 as class(2); split 60% train, 20% validation, 20% test; }
        block Layer { linear({ 8, 16 }) -> (relu | tanh)? }
        space Net for D { repeat stage 1..3 { Layer } -> linear(classes) require params <= 10k; }
        space Other for D { linear({ 4, 5 }) -> linear(classes) }
        search S { space Net; maximize accuracy; minimize params; strategy random(batch: 8); train 3 epochs, adam(lr: 1e-3..1e-2 log); budget 9 trials; seed 1; }
        search T { space Other; maximize accuracy; train 3 epochs; budget 9 trials; }
        """;

    public static TheoryData<string, string, string> Changes => new()
    {
        { "{ 8, 16 }", "{ 8, 32 }", "the space" },
        { "relu | tanh", "relu | gelu", "the space" },
        { "1..3", "1..4", "the space" },
        { "<= 10k", "<= 11k", "the space" },
        { "columns 0..3", "columns 0..3 / 16", "the declaration of the data" },
        { "60% train, 20% validation", "50% train, 30% validation", "the declaration of the data" },
        { "minimize params", "minimize flops", "the objectives" },
        { "batch: 8", "batch: 9", "the strategy" },
        { "train 3 epochs, adam", "train 4 epochs, adam", "the training" },
        { "1e-3..1e-2 log", "1e-3..2e-2 log", "the training" },
        { "budget 9 trials; seed", "budget 8 trials; seed", "the budget" },
        { "seed 1", "seed 2", "the seed" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_called_by_its_name(string old, string text, string change) =>
        Assert.Equal([change], LockInputs.Changes(Of(Program, "S"), Of(Program.Replace(old, text, StringComparison.Ordinal), "S")));

    [Theory]
    [InlineData("space Net", "// A comment.\n/// Documentation.\nspace   Net")]
    [InlineData("data D", "/// Rows.\ndata D")]
    [InlineData("search S", "\n\n\n/// Finds it.\nsearch S")]
    [InlineData("{ 8, 16 }", "{8,    16}")]
    [InlineData("{ 4, 5 }", "{ 4, 6 }")]
    [InlineData("10k", "10_000")]
    public void Comments_layout_and_other_declarations_do_not_count(string old, string text)
    {
        var changed = Program.Replace(old, text, StringComparison.Ordinal);

        Assert.NotEqual(Program, changed);
        Assert.Empty(LockInputs.Changes(Of(Program, "S"), Of(changed, "S")));
    }

    [Fact]
    public void Rows_and_the_engine_count()
    {
        Assert.Equal(["the rows of the data"], LockInputs.Changes(Of(Program, "S"), Of(Program, "S", rows: "other")));
        Assert.Equal(["the engine"], LockInputs.Changes(Of(Program, "S"), Of(Program, "S", engine: "managed 3")));
    }

    [Fact]
    public void An_input_that_the_lock_does_not_know_has_changed() =>
        Assert.Equal(["the engine"], LockInputs.Changes(Of(Program, "S").Where(input => input.Name != "engine"), Of(Program, "S")));

    // Locks are committed: a version that hashes in another way makes all of them stale.
    [Fact]
    public void Hashes_stay_the_same_from_version_to_version() =>
        Assert.StartsWith("4ccff9ead6bcf920d3d83feb9cf809978078d48f2", ModelHash.Of(new StrategyModel("random", EquatableArray<OptionModel>.Empty, default)), StringComparison.Ordinal);

    private static EquatableArray<LockInput> Of(string program, string name, string rows = "rows", string engine = "managed 2")
    {
        var compilation = NasCompiler.Compile([new SourceText("main.nas", program)]);
        Assert.False(compilation.HasErrors, string.Join("\n", compilation.Diagnostics));
        var search = compilation.Model.Searches.Single(search => search.Name == name);
        var space = compilation.Model.Spaces.Single(space => space.Name == search.Space);
        return LockInputs.Of(search, space, compilation.Model.Data[0], rows, engine);
    }
}
