using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Runtime.Tests.Search.Sharing;
using NasDsl.Search;
using NasDsl.WrappedEngine;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>A program chooses its engine by name.</summary>
public sealed class EngineSetTests
{
    private static readonly EngineSet Engines = EngineSet.Empty.With("managed", new ManagedEngineFactory()).With("wrapped", new WrappedEngineFactory());

    [Fact]
    public void What_is_named_is_made()
    {
        var search = Search("");

        Assert.IsType<ManagedEngine>(Engines.Create(search.Model));
        Assert.IsType<WrappingEngine>(Engines.Create(search.Model, new SearchOptions { EngineName = "wrapped", Device = "cuda:1" }));
        Assert.IsType<WrappingEngine>(Engines.Preferring("wrapped", "").Create(search.Model));
        Assert.IsType<ManagedEngine>(Engines.Preferring("wrapped", null).Create(search.Model, new SearchOptions { EngineName = "managed" }));
        Assert.IsType<WrappingEngine>(Engines.Preferring(" wrapped ", null).Create(Search("train on cuda;").Model));
        var given = new WrappingEngine();
        Assert.Same(given, Engines.Create(search.Model, new SearchOptions { Engine = given, EngineName = "managed" }));
    }

    [Theory]
    [InlineData("train on cuda;", null, null, "NAS7110", 9)]
    [InlineData("", "torchsharp", null, "NAS7110", 1)]
    [InlineData("train on cuda;", "managed", "cuda", "NAS7111", 1)]
    [InlineData("", "wrapped", "tpu", "NAS7111", 1)]
    public void What_is_not_there_gets_a_message(string statement, string? engine, string? device, string id, int line)
    {
        var failure = Assert.Throws<NasException>(() => Engines.Create(Search(statement).Model, new SearchOptions { EngineName = engine, Device = device }));

        Assert.Equal((id, line), (Assert.Single(failure.Diagnostics).Id, failure.Diagnostics[0].Location.Start.Line));
    }

    [Fact]
    public async Task A_choice_that_a_program_leaves_aside_is_told()
    {
        var failure = await Assert.ThrowsAsync<NasException>(() => SearchRunner.RunAsync(Search(""), new ManagedEngine(), new SearchOptions { EngineName = "wrapped" }, null, default));

        Assert.Equal("NAS7113", Assert.Single(failure.Diagnostics).Id);
    }

    [Fact]
    public void The_managed_engine_says_of_itself_what_its_assembly_says()
    {
        var attribute = Assert.Single(typeof(ManagedEngine).Assembly.GetCustomAttributes(typeof(NasEngineAttribute), false).Cast<NasEngineAttribute>());
        var engine = new ManagedEngine();

        Assert.Equal((engine.Name, engine.Version, typeof(ManagedEngineFactory)), (attribute.Name, attribute.Version, attribute.Factory));
    }

    private static SearchDefinition Search(string statement) =>
        SharedPrograms.Create("flatten -> linear(4) -> relu -> linear(classes)", $"maximize accuracy; train 2 epochs; {statement} budget 3 trials;");
}
