using System.IO.Compression;
using System.Text.Json;

namespace NasDsl.EndToEnd.Tests;

public sealed class PackageTests
{
    private const string Program =
        """
        using App;

        var net = Net.Sample(seed: 1);
        Console.WriteLine($"{net.Filters} {net.Activation} {Small.Definition.Model.Name}");
        Console.WriteLine(net.ToNetwork());
        """;

    [Fact]
    public async Task A_package_reference_a_nas_file_and_data_give_typed_classes_and_nothing_else()
    {
        using var project = await UserProject.CreateAsync(Program);

        await project.BuildAsync();
        var run = await project.RunAsync();

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Matches(@"^[48] (Relu|Tanh) Small\n", run.Output);

        using var assets = JsonDocument.Parse(project.Read("obj/project.assets.json"));
        var packages = assets.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name.Split('/')[0]).Order(StringComparer.Ordinal);
        Assert.Equal(["CsvHelper", "NasDsl", "NasDsl.Engine", "NasDsl.Language", "NasDsl.Runtime", "Sprache"], packages);
        Assert.DoesNotContain("NasDsl.Generator.dll", Directory.EnumerateFiles(project.PathOf("bin/Debug/net10.0")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_package_holds_all_that_the_compiler_and_the_build_load()
    {
        var feed = await PackageFeed.GetAsync();

        using var package = ZipFile.OpenRead(Path.Combine(feed.Packages, $"NasDsl.{PackageFeed.Version}.nupkg"));
        var files = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
        string[] needed =
        [
            "analyzers/dotnet/cs/NasDsl.Generator.dll", "analyzers/dotnet/cs/NasDsl.Language.dll", "analyzers/dotnet/cs/Sprache.dll",
            "build/NasDsl.props", "build/NasDsl.targets", "buildMultiTargeting/NasDsl.targets",
            "tasks/netstandard2.0/NasDsl.Build.dll", "tools/net10.0/nas.dll", "tools/net10.0/nas.runtimeconfig.json",
            "licenses/echarts/LICENSE", "licenses/echarts/NOTICE", "licenses/echarts/LICENSE-d3",
        ];

        Assert.Empty(needed.Except(files));
    }

    [Fact]
    public async Task The_template_makes_a_project_that_searches_builds_and_runs()
    {
        using var project = await UserProject.CreateAsync("");
        var feed = await PackageFeed.GetAsync();
        var home = Path.Combine(project.Folder, "..", "Roses");
        var environment = project.Environment();
        environment["DOTNET_CLI_HOME"] = project.PathOf("home");
        project.Write("../NuGet.config", project.Read("NuGet.config"));

        await RunAsync("new", "install", Path.Combine(feed.Packages, $"NasDsl.Templates.{PackageFeed.Version}.nupkg"));
        await RunAsync("new", "nasdsl", "--name", "Roses", "--output", home);
        var run = await RunAsync("run", "--project", home);

        Assert.Contains("is of kind 1.", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Version=\"{PackageFeed.Version}\"", await File.ReadAllTextAsync(Path.Combine(home, "Roses.csproj")), StringComparison.Ordinal);

        async Task<ProgramRun> RunAsync(string command, params string[] arguments)
        {
            var result = await ProgramRun.OfAsync(command, environment, null, arguments);
            Assert.True(result.ExitCode == 0, result.All);
            return result;
        }
    }
}
