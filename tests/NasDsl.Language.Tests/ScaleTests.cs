using NasDsl.Language.Text;
using NasDsl.Testing;
using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>What a compilation takes grows no faster than its text, in whatever way the text is long. Memory is measured, not time: it is the same on every machine.</summary>
[Collection(nameof(AloneCollection))]
public sealed class ScaleTests
{
    private static readonly int Lines = LongTests.AreOn ? 5000 : 800;

    public static TheoryData<string> Shapes => new(LargePrograms.All.Keys);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Twice_the_lines_take_at_most_about_twice_the_memory(string shape)
    {
        Measure(shape, 100);

        var once = Measure(shape, Lines);
        var twice = Measure(shape, 2 * Lines);

        Assert.InRange(twice, once / 2, once * 5 / 2);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Binding_twice_the_lines_takes_at_most_about_twice_the_memory(string shape)
    {
        Measure(shape, 100, NasCompilerOptions.Proven);

        var once = Measure(shape, 2 * Lines, NasCompilerOptions.Proven);
        var twice = Measure(shape, 4 * Lines, NasCompilerOptions.Proven);

        Assert.InRange(twice, once / 2, once * 5 / 2);
    }

    private static long Measure(string shape, int lines, NasCompilerOptions? options = null)
    {
        SourceText[] files = [new("main.nas", LargePrograms.Data + LargePrograms.All[shape](lines))];
        var before = GC.GetTotalAllocatedBytes(true);
        NasCompiler.Compile(files, options ?? NasCompilerOptions.Default);
        return GC.GetTotalAllocatedBytes(true) - before;
    }
}
