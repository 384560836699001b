using NasDsl.Language.Analysis;
using NasDsl.Tests.Shared;

namespace NasDsl.Analysis.Tests;

public class DigitsTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public void Digits_is_sound()
    {
        var model = DigitsModel.Create();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var analysis = SpaceAnalyzer.Analyze(model.Spaces[0], model.Data[0]);

        output.WriteLine($"{watch.ElapsedMilliseconds} ms {analysis.Summary} {analysis.Genomes}");
        output.WriteLine(string.Join("\n", analysis.Diagnostics));
        Assert.Equal(ShapeVerdict.Sound, analysis.Shapes);
        Assert.Empty(analysis.Diagnostics);
    }
}
