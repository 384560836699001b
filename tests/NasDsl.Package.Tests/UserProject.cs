namespace NasDsl.EndToEnd.Tests;

/// <summary>A project of a user: in a folder outside of the repository, with a space in its name, that knows NasDsl from the feed alone.</summary>
internal sealed class UserProject : IDisposable
{
    /// <summary>A search that takes a fraction of a second.</summary>
    public const string Tiny =
        """
        /// Handwritten digits.
        data Digits {
            from   csv "data/digits.csv";
            input  pixels: columns 0..63 as image(8, 8, 1) / 16;
            target digit:  column 64 as class(10);
            split  60% train, 20% validation, 20% test, stratified, seed 7;
        }

        space Net for Digits { conv(filters: { 4, 8 }) -> (relu | tanh) -> globalavgpool -> linear(classes) }

        search Small {
            space    Net;
            maximize accuracy;
            minimize params;
            train    2 epochs, batch 32, adam(lr: 1e-3..3e-2 log);
            retrain  4 epochs;
            budget   3 trials;
            seed     5;
        }
        """;

    private readonly PackageFeed _feed;
    private readonly TemporaryFolder _folder = new();

    private UserProject(PackageFeed feed)
    {
        _feed = feed;
        Folder = Path.Combine(_folder.Path, "My App");
    }

    public string Folder { get; }

    /// <summary>Makes a project with a program, the tiny search and its data.</summary>
    /// <param name="program">The program.</param>
    /// <param name="properties">Properties of the project.</param>
    /// <param name="framework">The line that says what it is built for.</param>
    public static async Task<UserProject> CreateAsync(
        string program, string properties = "", string framework = "<TargetFramework>net10.0</TargetFramework>")
    {
        var project = new UserProject(await PackageFeed.GetAsync());
        project.Write("NuGet.config", project.NuGetConfig());
        project.Write(
            "App.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                {framework}
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NasDsl" Version="{PackageFeed.Version}" />
              </ItemGroup>
            </Project>
            """);
        project.Write("Program.cs", program);
        project.Write("digits.nas", Tiny);
        Directory.CreateDirectory(project.PathOf("data"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "digits-240.csv"), project.PathOf("data/digits.csv"));
        return project;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name)) ?? Folder);
        File.WriteAllText(PathOf(name), text);
    }

    public void Replace(string name, string old, string text)
    {
        Assert.Contains(old, Read(name), StringComparison.Ordinal);
        Write(name, Read(name).Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Runs <c>dotnet COMMAND PROJECT ARGUMENTS</c>.</summary>
    public Task<ProgramRun> DotNetAsync(string command, params string[] arguments) =>
        ProgramRun.OfAsync(command, Environment(), null, [PathOf("App.csproj"), .. arguments]);

    /// <summary>Builds and expects it to go well.</summary>
    public async Task<ProgramRun> BuildAsync(params string[] arguments)
    {
        var run = await DotNetAsync("build", ["-nologo", .. arguments]);
        Assert.True(run.ExitCode == 0, run.All);
        return run;
    }

    /// <summary>Runs the program that was built.</summary>
    public Task<ProgramRun> RunAsync() => ProgramRun.OfAsync(PathOf("bin/Debug/net10.0/App.dll"));

    public Dictionary<string, string> Environment() => new()
    {
        ["NUGET_PACKAGES"] = _feed.Cache,
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["CI"] = "",
    };

    public void Dispose() => _folder.Dispose();

    // The feeds that are configured stay; what they gave before is not fetched again.
    private string NuGetConfig() =>
        $"""
        <configuration>
          <packageSources>
            <add key="packed" value="{_feed.Packages}" />
          </packageSources>
          <fallbackPackageFolders>
            <add key="user" value="{Fallback()}" />
          </fallbackPackageFolders>
        </configuration>
        """;

    private static string Fallback()
    {
        var known = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES");
        var folder = string.IsNullOrEmpty(known)
            ? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages")
            : known;
        Directory.CreateDirectory(folder);
        return folder;
    }
}
