using System.Diagnostics;
using NasDsl.Language;
using NasDsl.Language.Text;
using NasDsl.Testing;

namespace NasDsl.Benchmarks.Compiler;

/// <summary>
/// What it takes to compile long files of each shape, with the analysis of whole spaces and without: seconds of processor time, and megabytes made on the way.
/// </summary>
internal static class CompilerBenchmark
{
    private const int Lines = 5000;

    /// <summary>Measures and prints.</summary>
    /// <param name="arguments">The number of lines, if it shall be another; then shapes, if not all.</param>
    public static void Run(string[] arguments)
    {
        var lines = arguments.Length > 0 ? int.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture) : Lines;
        var shapes = arguments.Length > 1 ? arguments[1..] : [.. LargePrograms.All.Keys];
        Console.WriteLine($"{"shape",-14} {"lines",7} {"bound",8} {"",9} {"analysed",8} {"",9}  {"messages",8}");
        Measure("spaces", 500, NasCompilerOptions.Default);
        foreach (var shape in shapes)
        {
            foreach (var size in new[] { lines, 2 * lines })
            {
                var bound = Measure(shape, size, NasCompilerOptions.Proven);
                var analysed = Measure(shape, size, NasCompilerOptions.Default);
                Console.WriteLine(FormattableString.Invariant(
                    $"{shape,-14} {size,7} {bound.Seconds,6:F2} s {bound.Megabytes,6:F0} MB {analysed.Seconds,6:F2} s {analysed.Megabytes,6:F0} MB  {analysed.Messages,8}"));
            }
        }
    }

    private static (double Seconds, double Megabytes, int Messages) Measure(string shape, int lines, NasCompilerOptions options)
    {
        SourceText[] files = [new("main.nas", LargePrograms.Data + LargePrograms.All[shape](lines))];
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(true);
        var time = Environment.CpuUsage.TotalTime;
        var compilation = NasCompiler.Compile(files, options);
        return ((Environment.CpuUsage.TotalTime - time).TotalSeconds, (GC.GetTotalAllocatedBytes(true) - bytes) / 1e6, compilation.Diagnostics.Count);
    }
}
