using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NasDsl.EndToEnd.Tests;

/// <summary>A program that only asks the champion is published without what it does not need, and without a warning.</summary>
public sealed class TrimmingTests
{
    private const string Program =
        """
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var row = new float[64];
        var probabilities = new float[10];
        var label = App.Small.Champion.Predict(row, probabilities);
        Console.WriteLine($"{label} {BitConverter.SingleToInt32Bits(probabilities[label])}");
        Console.Error.WriteLine($"{watch.Elapsed.TotalMilliseconds:F1} ms");
        """;

    [Fact]
    public async Task A_trimmed_program_gives_the_same_bits()
    {
        using var project = await UserProject.CreateAsync(
            Program,
            "<TrimMode>full</TrimMode><TrimmerSingleWarn>false</TrimmerSingleWarn><TreatWarningsAsErrors>true</TreatWarningsAsErrors><EnableAotAnalyzer>true</EnableAotAnalyzer><EnableTrimAnalyzer>true</EnableTrimAnalyzer>");
        await project.BuildAsync("-p:NasSearchOnBuild=true");
        var expected = await project.RunAsync();

        var published = await project.DotNetAsync("publish", "-nologo", "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishTrimmed=true", "-o", project.PathOf("out"));
        Assert.True(published.ExitCode == 0, published.All);
        Assert.DoesNotContain("warning IL", published.All, StringComparison.Ordinal);
        var run = await ProgramRun.OfAsync(project.PathOf("out/App.dll"));

        Assert.Equal((0, expected.Output), (run.ExitCode, run.Output));

        // What reads data files and .nas files is for searches: answers do without it.
        Assert.False(File.Exists(project.PathOf("out/CsvHelper.dll")));
        Assert.False(File.Exists(project.PathOf("out/Sprache.dll")));
    }

    [SkippableFact]
    public async Task A_native_program_gives_the_same_bits()
    {
        using var project = await UserProject.CreateAsync(Program, "<TrimmerSingleWarn>false</TrimmerSingleWarn><TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        await project.BuildAsync("-p:NasSearchOnBuild=true");
        var expected = await project.RunAsync();

        var published = await project.DotNetAsync("publish", "-nologo", "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishAot=true", "-o", project.PathOf("out"));
        var missing = published.Output.Split('\n').FirstOrDefault(line => line.Contains("NU1101", StringComparison.Ordinal) || line.Contains("Platform linker", StringComparison.Ordinal));
        Skip.If(missing is not null, $"Native AOT cannot be tried here: {missing}");
        Assert.True(published.ExitCode == 0, published.All);
        using var process = Process.Start(new ProcessStartInfo(project.PathOf("out/App")) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The program did not start.");

        Assert.Equal(expected.Output, await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
