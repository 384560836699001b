using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NasDsl.EndToEnd.Tests;

/// <summary>Does what docs/getting-started.md says, word for word.</summary>
public sealed partial class GettingStartedTests
{
    [Fact]
    public async Task The_page_leads_to_a_prediction()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Only the feed is not on the page: the package is not published yet.
        using var project = await UserProject.CreateAsync("");
        using var folder = new TemporaryFolder();
        folder.Write("NuGet.config", project.Read("NuGet.config"));
        var blocks = Block().Matches(await File.ReadAllTextAsync(Path.Combine(PackageFeed.Root, "docs", "getting-started.md")))
            .Select(match => (Language: match.Groups[1].Value, Text: match.Groups[2].Value))
            .ToArray();
        var commands = blocks.Where(block => block.Language == "sh").Select(block => block.Text).ToArray();
        Assert.Equal(3, commands.Length);

        await ShellAsync(project, folder.Path, commands[0]);
        var home = Path.Combine(folder.Path, "Flowers");
        await ShellAsync(project, home, commands[1]);
        await File.WriteAllTextAsync(Path.Combine(home, "flowers.nas"), Only(blocks, "nas"));
        await File.WriteAllTextAsync(Path.Combine(home, "Program.cs"), Only(blocks, "csharp"));
        var output = await ShellAsync(project, home, commands[2]);

        Assert.Contains(Only(blocks, "text").Trim(), output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(home, "FlowerSearch.nas.lock")));
        Assert.True(File.Exists(Path.Combine(home, "FlowerSearch.safetensors")));
    }

    private static string Only((string Language, string Text)[] blocks, string language) => blocks.Single(block => block.Language == language).Text;

    private static async Task<string> ShellAsync(UserProject project, string folder, string script)
    {
        var start = new ProcessStartInfo("sh") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-ec");
        start.ArgumentList.Add(script);
        foreach (var (name, value) in project.Environment())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("sh did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, script + output + await error);
        return output;
    }

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
