using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NasDsl.Generator;
using NasDsl.Testing;

namespace NasDsl.Benchmarks.Compiler;

/// <summary>What the source generator takes in a build: the first run of a process, a run on a changed file, a run after a change of C# only.</summary>
internal static class GeneratorBenchmark
{
    private const int Genes = 1000;

    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        // Two genes a line.
        var text = LargePrograms.Data + LargePrograms.All["choices"](Genes / 2);
        var compilation = CSharpCompilation.Create("Measured", [CSharpSyntaxTree.ParseText("internal static class First;")]);
        var file = new MemoryText("main.nas", text);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NasGenerator().AsSourceGenerator()], [file]);

        Print($"first run of the process, {Genes} genes", () => driver = driver.RunGenerators(compilation));
        for (var i = 0; i < 6; i++)
        {
            var changed = new MemoryText("main.nas", text.Replace("{ 1, 3 }", $"{{ 1, {5 + (2 * i)} }}", StringComparison.Ordinal));
            var before = file;
            Print("the file changed", () => driver = driver.ReplaceAdditionalText(before, changed).RunGenerators(compilation));
            file = changed;
        }

        for (var i = 0; i < 4; i++)
        {
            var next = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"internal static class New{i};"));
            Print("C# changed", () => driver = driver.RunGenerators(next));
        }
    }

    private static void Print(string what, Action run)
    {
        var before = Environment.CpuUsage.TotalTime;
        run();
        Console.WriteLine(FormattableString.Invariant($"{what,-40} {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds,8:F1} ms of processor time"));
    }

    private sealed class MemoryText(string path, string content) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);
    }
}
