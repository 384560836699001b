using System.Globalization;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using NasDsl.Engine;
using NasDsl.Generator.Pipeline;

namespace NasDsl.Generator;

/// <summary>Engines that a project references are chosen by name, by generated code without reflection.</summary>
public sealed class EngineTests
{
    // An assembly that brings two engines, as NasDsl.TorchSharp brings one: both are the managed engine under other names, and tell what they were asked to train on.
    private const string Engines =
        """
        using NasDsl.Data;
        using NasDsl.Engine;
        using NasDsl.Engines;
        using NasDsl.Networks;

        [assembly: NasEngine("wrapped", "1", typeof(Brought.Wrapped.Factory))]
        [assembly: NasEngine("torchsharp", "2", typeof(Brought.TorchSharpFactory))]

        namespace Brought;

        public sealed class Wrapped(string name, string version, string? device) : IEngine
        {
            private readonly ManagedEngine _engine = new();
            public string Name => name;
            public string Version => version + device;
            public ITrainingRun Start(Network network, Dataset training, TrainingRecipe recipe, ulong seed) => _engine.Start(network, training, recipe, seed);
            public IPredictor Load(Network network, NetworkWeights weights) => _engine.Load(network, weights);

            public sealed class Factory : IEngineFactory
            {
                public IEngine Create(string? device) => new Wrapped("wrapped", "1", device);
            }
        }

        public sealed class TorchSharpFactory : IEngineFactory
        {
            public IEngine Create(string? device) => new Wrapped("torchsharp", "2", device);
        }
        """;

    private const string Program =
        """
        using NasDsl.Search;

        internal static class Program
        {
            public static string Run() => string.Join("; ", new[] { null, new SearchOptions { EngineName = "wrapped" }, new SearchOptions { Device = "cpu" }, new SearchOptions { EngineName = "managed" }, new SearchOptions { EngineName = "torchsharp", Device = "cuda:3" } }
                .Select(options => Project.Find.CreateEngine(options))
                .Select(engine => $"{engine.Name} {engine.Version}"));
        }
        """;

    [Theory]
    [InlineData("", "", "", "managed *; wrapped 1; managed *; managed *; torchsharp 2cuda:3")]
    [InlineData("train on cuda:1;", "", "", "torchsharp 2cuda:1; wrapped 1cuda:1; managed *; managed *; torchsharp 2cuda:3")]
    [InlineData("train on cuda:1;", "managed", "", "managed *; wrapped 1cuda:1; managed *; managed *; torchsharp 2cuda:3")]
    [InlineData("train on cpu;", "wrapped", "cuda", "wrapped 1cuda; wrapped 1cuda; wrapped 1cpu; managed *; torchsharp 2cuda:3")]
    public void Options_go_before_the_project_and_that_before_the_declaration(string statement, string engine, string device, string expected)
    {
        var run = Of(statement, engine, device, Reference(out var image), Program, "global using System.Linq;");

        Assert.Empty(run.Diagnostics);
        var assembly = CSharpCode.Load(run.Output);
        AssemblyLoadContext.GetLoadContext(assembly)?.LoadFromStream(new MemoryStream(image));
        Assert.Equal(expected.Replace("*", new ManagedEngine().Version, StringComparison.Ordinal), CSharpCode.Run(assembly));
    }

    [Fact]
    public void What_asks_for_an_engine_that_is_not_referenced_gets_the_message()
    {
        var run = Of("train on cuda;", "", "");

        var message = Assert.Single(run.Diagnostics);
        Assert.Equal("NAS7110", message.Id);
        Assert.Equal((4, "/project/program.nas"), (message.Location.GetLineSpan().StartLinePosition.Line, message.Location.GetLineSpan().Path));
        Assert.Equal(
            "There is no engine 'torchsharp' here, which trains on 'cuda'; there is only managed. Add a reference to the package NasDsl.TorchSharp, and to the TorchSharp of the machine: TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows.",
            message.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void So_does_a_property_of_the_project_once_for_all_searches()
    {
        var run = Of("", "torchshap", "");

        var message = Assert.Single(run.Diagnostics);
        Assert.Equal("There is no engine 'torchshap' here; did you mean 'torchsharp'?", message.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(Location.None, message.Location);
    }

    [Fact]
    public void A_property_that_asks_for_another_one_goes_before_the_declaration() => Assert.Empty(Of("train on cuda;", "managed", "").Diagnostics);

    [Fact]
    public void The_message_moves_with_its_statement()
    {
        var run = Of("train on cuda;", "", "");
        var moved = run.With("// A line before.\n" + Nas("train on cuda;"));

        Assert.Equal(run.Diagnostics[0].Location.GetLineSpan().StartLinePosition.Line + 1, moved.Diagnostics[0].Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void A_changed_C_sharp_file_leaves_the_engines_as_they_are()
    {
        var run = Of("", "", "", Reference(out _)).WithSource("internal static class New;");

        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(Steps.Engines));
        Assert.All(run.Reasons(Steps.Compile), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static GeneratorRun Of(string statement, string engine, string device, MetadataReference? reference = null, params string[] sources)
    {
        var compilation = CSharpCode.Compile(sources);
        return GeneratorRun.Of(
            [GeneratorRun.File("program.nas", Nas(statement))],
            reference is null ? compilation : compilation.AddReferences(reference),
            ("NasEngine", engine),
            ("NasDevice", device));
    }

    private static string Nas(string statement) =>
        $$"""
        data D { from csv "d.csv"; input x: columns 0..3; target y: column 4 as class(2); split 50% train, 25% validation, 25% test; }
        space Net for D { linear(4) -> relu -> linear(classes) }
        search Find {
            space Net; maximize accuracy; train 2 epochs; budget 3 trials;
            {{statement}}
        }
        search Other { space Net; maximize accuracy; train 2 epochs; budget 3 trials; }
        """;

    private static PortableExecutableReference Reference(out byte[] image)
    {
        using var stream = new MemoryStream();
        var result = CSharpCode.Compile(Engines).WithAssemblyName("Brought").Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image = stream.ToArray();
        return MetadataReference.CreateFromImage(image);
    }
}
