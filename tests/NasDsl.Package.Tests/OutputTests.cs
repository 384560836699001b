using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace NasDsl.EndToEnd.Tests;

/// <summary>What a build leaves behind, and what it prints.</summary>
public sealed partial class OutputTests
{
    private const string Program = "Console.WriteLine(App.Small.Champion.Predict(new float[64]));";
    private const string Properties = "<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles><PathMap>$(MSBuildProjectDirectory)=/_</PathMap>";

    [Fact]
    public async Task The_same_content_in_two_folders_gives_the_same_bytes()
    {
        using var first = await UserProject.CreateAsync(Program, Properties);
        using var second = await UserProject.CreateAsync(Program, Properties);

        await first.BuildAsync("-p:NasSearchOnBuild=true", "-tl:off");
        foreach (var name in new[] { "Small.nas.lock", "Small.safetensors" })
        {
            File.Copy(first.PathOf(name), second.PathOf(name));
        }

        await second.BuildAsync("-p:NasLocked=true");

        Assert.NotEqual(first.Folder, second.Folder);
        Assert.Contains(Outputs(first), output => output.StartsWith("Small.g.cs ", StringComparison.Ordinal));
        Assert.Equal(Outputs(first), Outputs(second));
    }

    [Fact]
    public async Task Progress_is_lines_of_its_own_in_a_plain_log()
    {
        using var project = await UserProject.CreateAsync(Program);

        var run = await project.BuildAsync("-t:NasSearch", "-tl:off");

        var lines = run.Output.Split('\n');
        Assert.Contains(lines, line => line.Trim() == "Small: searching for the first time.");
        Assert.Contains(lines, line => line.Contains("3/3 trials", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_terminal_logger_shows_the_same_lines_when_asked_for_details()
    {
        using var project = await UserProject.CreateAsync(Program);

        var run = await project.BuildAsync("-t:NasSearch", "-tl:on", "-v:d");

        var lines = run.Output.Split('\n');
        Assert.Contains(lines, line => line.Trim() == "Small: searching for the first time.");
        Assert.Contains(lines, line => line.Contains("3/3 trials", StringComparison.Ordinal));
        Assert.DoesNotContain("warning", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_is_at_its_place_in_the_terminal_logger_too()
    {
        using var project = await UserProject.CreateAsync(Program);
        project.Write("digits.nas", UserProject.Tiny.Replace("relu", "rleu", StringComparison.Ordinal));

        var run = await project.DotNetAsync("build", "-nologo", "-t:NasSearch", "-tl:on");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Matches(@"digits\.nas\(9,\d+\): error NAS\d{4}: ", Escapes().Replace(run.Output, ""));
    }

    // Colours and movements of the cursor.
    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x1b]*\x1b\\")]
    private static partial Regex Escapes();

    // The file with the symbols is told apart by the assembly, which holds a hash of it.
    private static List<string> Outputs(UserProject project) =>
    [
        .. Directory.EnumerateFiles(project.PathOf("obj/Debug/net10.0/generated"), "*.g.cs", SearchOption.AllDirectories)
            .Append(project.PathOf("bin/Debug/net10.0/App.dll"))
            .Append(project.PathOf("bin/Debug/net10.0/App.pdb"))
            .Select(path => $"{Path.GetFileName(path)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}")
            .Order(StringComparer.Ordinal),
    ];
}
