namespace NasDsl.EndToEnd.Tests;

/// <summary>An engine of a package of its own, chosen by a word in the project: by the build, which finds it among what the project references, and by the program.</summary>
public sealed class EngineTests
{
    private const string Program = """Console.WriteLine($"{App.Small.CreateEngine().Name} {App.Small.Champion.Predict(new float[64])}");""";

    [Fact]
    public async Task A_package_brings_an_engine_to_the_build_and_to_the_program()
    {
        using var project = await UserProject.CreateAsync(Program, "<NasSearchOnBuild>true</NasSearchOnBuild><NasEngine>wrapped</NasEngine><NasDevice>cuda:1</NasDevice>");

        var early = await project.DotNetAsync("build", "-nologo");
        Assert.NotEqual(0, early.ExitCode);
        Assert.Contains("error NAS7110: There is no engine 'wrapped' here; there is only managed.", early.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error MSB", early.Output, StringComparison.Ordinal);

        await (await PackageFeed.GetAsync()).AddAsync("tests/NasDsl.WrappedEngine");
        project.Replace("App.csproj", "  </ItemGroup>", $"""    <PackageReference Include="NasDsl.WrappedEngine" Version="{PackageFeed.Version}" /></ItemGroup>""");
        var found = await project.BuildAsync("-v:normal", "--tl:off");
        Assert.Contains("WARNING: an engine for tests is being made", found.Output, StringComparison.Ordinal);
        Assert.Contains("0 Warning(s)", found.Output, StringComparison.Ordinal);
        Assert.Contains("\"engine\": \"wrapped 7\"", project.Read("Small.nas.lock"), StringComparison.Ordinal);
        var run = await project.RunAsync();
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Matches(@"^wrapped \d\n$", run.Output);

        // The lock is fresh: nothing is started, so that no engine and no native library is loaded.
        var again = await project.BuildAsync("--no-restore", "-v:detailed", "--tl:off");
        Assert.Contains("Skipping target \"NasSearchInBuild\" because all output files are up-to-date", again.Output, StringComparison.Ordinal);

        // For a build that asks for another engine it is stale.
        var stale = await project.BuildAsync("--no-restore", "-p:NasEngine=managed", "-p:NasDevice=", "-p:NasSearchOnBuild=false");
        Assert.Matches(@"digits\.nas\(\d+,8\): warning NAS7070: The champion of 'Small' is stale: the engine changed since the search\.", stale.Output);

        // The file is the last to say what is trained on, and is told where it says so.
        project.Replace("digits.nas", "    retrain  4 epochs;", "    train on cuda;\n    retrain  4 epochs;");
        var missing = await project.DotNetAsync("build", "-nologo", "--no-restore", "-p:NasEngine=", "-p:NasDevice=", "-p:NasSearchOnBuild=false");
        Assert.NotEqual(0, missing.ExitCode);
        Assert.Matches(@"digits\.nas\(16,5\): error NAS7110: There is no engine 'torchsharp' here, which trains on 'cuda'; there are managed and wrapped\. Add a reference to the package NasDsl\.TorchSharp", missing.Output);
    }
}
