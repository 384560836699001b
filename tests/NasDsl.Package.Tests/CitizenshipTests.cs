namespace NasDsl.EndToEnd.Tests;

/// <summary>What a build may be besides one project, one framework and one search.</summary>
public sealed class CitizenshipTests
{
    private const string Program = "Console.WriteLine(App.Small.Champion.Predict(new float[64]));";
    private const string First = "searching for the first time.";

    [Fact]
    public async Task Several_frameworks_share_one_search()
    {
        using var project = await UserProject.CreateAsync(
            Program,
            "<NasSearchOnBuild>true</NasSearchOnBuild><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>",
            "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>");

        var run = await project.BuildAsync();

        Assert.Equal(1, Count(run.Output, First));
        Assert.True(File.Exists(project.PathOf("bin/Debug/net10.0/App.dll")));
        Assert.True(File.Exists(project.PathOf("bin/Debug/net10.0-windows/App.dll")));

        // The target of the whole project does too.
        File.Delete(project.PathOf("Small.nas.lock"));
        Assert.Equal(1, Count((await project.BuildAsync("-t:NasSearch", "--no-restore")).Output, First));
    }

    [Fact]
    public async Task Projects_of_a_solution_that_share_a_file_search_once()
    {
        using var project = await UserProject.CreateAsync(Program, "<NasSearchOnBuild>true</NasSearchOnBuild>");
        project.Write("../Other/Other.csproj", project.Read("App.csproj").Replace(
            "</Project>",
            """
              <ItemGroup>
                <AdditionalFiles Include="../My App/digits.nas" />
              </ItemGroup>
            </Project>
            """,
            StringComparison.Ordinal));
        project.Write("../Other/Program.cs", "Console.WriteLine(Other.Small.Champion.Predict(new float[64]));");
        project.Write("../NuGet.config", project.Read("NuGet.config"));
        project.Write("../All.slnx", """<Solution><Project Path="My App/App.csproj" /><Project Path="Other/Other.csproj" /></Solution>""");

        var run = await ProgramRun.OfAsync("build", project.Environment(), null, project.PathOf("../All.slnx"), "-nologo", "-m:2", "--tl:off");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal(1, Count(run.Output, First));
        Assert.True(File.Exists(project.PathOf("../Other/bin/Debug/net10.0/Other.dll")));
    }

    [Fact]
    public async Task Ctrl_C_leaves_a_search_that_goes_on_to_the_same_lock()
    {
        using var project = await UserProject.CreateAsync(Program);
        project.Replace("digits.nas", "budget   3 trials", "budget   48 trials");
        project.Replace("digits.nas", "train    2 epochs", "train    200 epochs");
        project.Replace("digits.nas", "{ 4, 8 }", "16..32");

        var broken = await ProgramRun.OfAsync(
            "build", project.Environment(), "/48 trials", project.PathOf("App.csproj"), "-t:NasSearch", "-nologo", "--tl:off");
        Assert.NotEqual(0, broken.ExitCode);
        Assert.False(File.Exists(project.PathOf("Small.nas.lock")));

        var resumed = await project.BuildAsync("-t:NasSearch", "--no-restore");
        Assert.Matches(@"Small: going on after \d+ trials\.", resumed.Output);
        var found = project.Read("Small.nas.lock");
        Assert.Equal(["Small.nasstudy"], Directory.EnumerateFiles(project.PathOf("obj/nas")).Select(Path.GetFileName));

        await project.BuildAsync("-t:NasSearch", "--no-restore", "-p:NasSearchForce=true");
        Assert.Equal(found, project.Read("Small.nas.lock"));
    }

    [Fact]
    public async Task Several_files_and_searches_in_folders_with_weights_as_files()
    {
        using var project = await UserProject.CreateAsync(
            """
            var row = new float[64];
            Console.WriteLine($"{Models.Small.Champion.Predict(row)} {Models.A.Champion.Predict(row)} {Models.B.Champion.Predict(row)}");
            """,
            "<NasWeights>file</NasWeights>");
        var file = "namespace Models;\n\n" + UserProject.Tiny
            .Replace("Digits", "Rows", StringComparison.Ordinal)
            .Replace("data/digits.csv", "../data/digits.csv", StringComparison.Ordinal)
            .Replace("Net", "Graph", StringComparison.Ordinal);
        var search = file.IndexOf("search Small", StringComparison.Ordinal);
        project.Write("models/two.nas", file.Replace("search Small", "search A", StringComparison.Ordinal) + "\n" + file[search..].Replace("search Small", "search B", StringComparison.Ordinal).Replace("seed     5", "seed     6", StringComparison.Ordinal));
        project.Replace("digits.nas", "/// Handwritten", "namespace Models;\n\n/// Handwritten");

        // Only the named ones, through MSBuild itself.
        var one = await project.DotNetAsync("msbuild", "-nologo", "-restore", "-t:NasSearch", "-tl:off", "-p:NasSearches=B");
        Assert.True(one.ExitCode == 0, one.All);
        Assert.Equal(["B.nas.lock"], Directory.EnumerateFiles(project.Folder, "*.nas.lock", SearchOption.AllDirectories).Select(Path.GetFileName));

        var all = await project.BuildAsync("--no-restore", "-p:NasSearchOnBuild=true");
        Assert.Equal(2, Count(all.Output, First));
        Assert.True(File.Exists(project.PathOf("models/A.nas.lock")));
        Assert.True(File.Exists(project.PathOf("bin/Debug/net10.0/models/B.safetensors")));
        var run = await project.RunAsync();
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Matches(@"^\d \d \d\n$", run.Output);
    }

    [Fact]
    public async Task An_editor_never_searches_and_watch_looks_at_nas_files()
    {
        using var project = await UserProject.CreateAsync("Console.WriteLine(App.Net.Sample(1));", "<NasSearchOnBuild>true</NasSearchOnBuild>");

        var editor = await project.DotNetAsync(
            "msbuild",
            "-nologo", "-restore", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-getItem:AdditionalFiles");
        Assert.True(editor.ExitCode == 0, editor.All);
        Assert.Contains("digits.nas", editor.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(project.PathOf("Small.nas.lock")));

        var watch = await ProgramRun.OfAsync("watch", project.Environment(), null, "--project", project.PathOf("App.csproj"), "--list");
        Assert.Contains("digits.nas", watch.All, StringComparison.Ordinal);
        Assert.False(File.Exists(project.PathOf("Small.nas.lock")));
    }

    [Fact]
    public async Task Watch_searches_again_when_the_space_changes()
    {
        using var project = await UserProject.CreateAsync("Console.WriteLine(App.Small.Champion.Architecture);", "<NasSearchOnBuild>true</NasSearchOnBuild>");
        project.Replace("digits.nas", "{ 4, 8 }", "{ 4 }");

        var run = await ProgramRun.StepwiseAsync(
            "watch",
            project.Environment(),
            [
                ("Waiting for a file to change", _ => project.Replace("digits.nas", "{ 4 }", "{ 6 }")),
                ("conv(filters: 6", process => process.Kill(entireProcessTree: true)),
            ],
            "--project", project.PathOf("App.csproj"), "--non-interactive", "--no-hot-reload", "run");

        Assert.Matches(@"(?s)conv\(filters: 4\).*conv\(filters: 6\)", run.Output);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
