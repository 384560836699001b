using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>What trains where several places ask for it.</summary>
public sealed class EngineRequestTests
{
    private const string Program =
        """
        data D { from csv "d.csv"; input x: columns 0..3; target y: column 4 as class(2); split 50% train, 25% validation, 25% test; }
        space Net for D { linear(classes) }
        search S { space Net; maximize accuracy; train 2 epochs; $ budget 3 trials; }
        """;

    // The command line, the project and the file, each as engine@device, and what they come to.
    [Theory]
    [InlineData("", "", "", "managed", null)]
    [InlineData("", "", "@cuda", "torchsharp", "cuda")]
    [InlineData("", "", "@cuda:1", "torchsharp", "cuda:1")]
    [InlineData("", "", "@cpu", "managed", "cpu")]
    [InlineData("torchsharp", "", "@cpu", "torchsharp", "cpu")]
    [InlineData("torchsharp", "", "@cuda:1", "torchsharp", "cuda:1")]
    [InlineData("torchsharp", "", "", "torchsharp", null)]
    [InlineData("managed", "", "@cuda", "managed", null)]
    [InlineData("", "managed", "@cuda", "managed", null)]
    [InlineData("@cuda", "managed", "", "torchsharp", "cuda")]
    [InlineData("@cpu", "torchsharp", "@cuda", "torchsharp", "cpu")]
    [InlineData("@cpu", "", "@cuda", "managed", "cpu")]
    [InlineData("@cuda:1", "torchsharp@cuda", "@cpu", "torchsharp", "cuda:1")]
    [InlineData("mine", "torchsharp@cuda:1", "", "mine", "cuda:1")]
    [InlineData("", "mine", "@cuda", "mine", "cuda")]
    [InlineData("@cuda", "mine", "", "mine", "cuda")]
    [InlineData("managed@cuda", "", "", "managed", "cuda")]
    public void The_command_line_goes_before_the_project_and_that_before_the_file(string command, string project, string file, string engine, string? device)
    {
        var request = Parse(command).Or(Parse(project)).Or(Parse(file));

        Assert.Equal((engine, device), (request.Name, request.Device));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("train on cpu;", "cpu")]
    [InlineData("train on cuda;", "cuda")]
    [InlineData("train on cuda : 2;", "cuda:2")]
    public void A_search_asks_by_a_statement(string statement, string? device) =>
        Assert.Equal(new EngineRequest(null, device), EngineRequest.Of(Assert.Single(Compilation.Bind(Program.Replace("$", statement, StringComparison.Ordinal)).Model.Searches)));

    [Theory]
    [InlineData("train on;", "NAS0002")]
    [InlineData("train on cuda:;", "NAS0002")]
    [InlineData("train on cuda 1;", "NAS0002")]
    [InlineData("train on Cuda;", "NAS1051")]
    [InlineData("train on cuda; train on cuda:1;", "NAS1005")]
    [InlineData("train on cpu:0;", "NAS1011")]
    [InlineData("train on cuda:1k;", "NAS1011")]
    public void A_mistake_in_it_is_told_once(string statement, string id) =>
        Assert.Equal([id], Compilation.Bind(Program.Replace("$", statement, StringComparison.Ordinal)).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id));

    // Layout is no part of a model, and what is trained on is.
    [Fact]
    public void The_model_differs_with_the_device()
    {
        NasModel Model(string statement) => Compilation.Bind(Program.Replace("$", statement, StringComparison.Ordinal)).Model;

        Assert.NotEqual(Model(""), Model("train on cpu;"));
        Assert.NotEqual(Model("train on cuda;"), Model("train on cuda:0;"));
        Assert.Equal(Model("train on cuda:1;"), Model("train   on\n    cuda :1;"));
    }

    private static EngineRequest Parse(string text)
    {
        var parts = text.Split('@');
        return EngineRequest.Parse(parts[0], parts.ElementAtOrDefault(1));
    }
}
