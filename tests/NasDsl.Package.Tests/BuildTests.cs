using System.Text.Json;

namespace NasDsl.EndToEnd.Tests;

/// <summary>Searches as a part of the build, in the order in which a user meets them: one project is built many times.</summary>
public sealed class BuildTests
{
    // Prints how many of all rows are answered rightly, the lock's own numbers beside it, and whether the answers are those of the weights beside the lock.
    private const string Program =
        """
        using App;
        using NasDsl.Engine;
        using NasDsl.Engines;

        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv")).Select(line => line.Split(',').Select(float.Parse).ToArray()).ToArray();
        var pixels = rows.SelectMany(row => row[..64]).ToArray();
        var labels = new int[rows.Length];
        var probabilities = new float[rows.Length * 10];
        Small.Champion.PredictBatch(pixels, labels, probabilities);
        for (var i = 0; i < rows.Length; i++)
            if (Small.Champion.Predict(rows[i].AsSpan(0, 64)) != labels[i])
                throw new Exception($"Row {i} is answered in another way by itself.");

        var weights = SafetensorsFile.Read(args[0]);
        using var predictor = new ManagedEngine().Load(Small.Champion.Network, weights);
        var logits = new float[rows.Length * 10];
        predictor.Predict(Array.ConvertAll(pixels, pixel => pixel / 16), logits);
        var same = Enumerable.Range(0, rows.Length).All(i => labels[i] == Array.IndexOf(logits, logits[(i * 10)..(i * 10 + 10)].Max(), i * 10, 10) - i * 10);
        Console.WriteLine($"same {same}, filters {Small.Champion.Genome.Filters}, weights {weights.Hash()}");
        Console.WriteLine(Small.Champion.Description);
        """;

    [Fact]
    public async Task From_the_first_search_to_a_stale_champion()
    {
        using var project = await UserProject.CreateAsync(Program);

        // Before a search, the use of the champion is an error that says what to do.
        var early = await project.DotNetAsync("build", "-nologo");
        Assert.NotEqual(0, early.ExitCode);
        Assert.Contains("Program.cs(9,1): error NAS7079:", early.Output, StringComparison.Ordinal);
        Assert.Contains("dotnet build -t:NasSearch", early.Output, StringComparison.Ordinal);

        // The target searches without compiling, and shows progress in a plain log.
        var searched = await project.BuildAsync("-t:NasSearch", "--no-restore");
        Assert.Contains("Small: searching for the first time.", searched.Output, StringComparison.Ordinal);
        Assert.Contains("3/3 trials", searched.Output, StringComparison.Ordinal);
        Assert.Contains("Champion (trial ", searched.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(project.PathOf("bin/Debug/net10.0/App.dll")));
        var first = project.Read("Small.nas.lock");
        using var json = JsonDocument.Parse(first);
        var champion = json.RootElement.GetProperty("champion");

        // The build compiles what was found into the program, which answers with the same bits.
        var built = await project.BuildAsync("--no-restore", "-bl");
        Assert.DoesNotContain("NAS7", built.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(project.PathOf("msbuild.binlog")) || File.Exists(Path.Combine(Path.GetTempPath(), "msbuild.binlog")));
        await AssertAnswersAsync(project, champion.GetProperty("weights").GetString());

        // Nothing has changed: nothing is written, and no process is started.
        var stamps = Stamps(project);
        var again = await project.BuildAsync("--no-restore", "-v:detailed", "--tl:off");
        Assert.Equal(stamps, Stamps(project));
        Assert.Contains("Skipping target \"NasSearchInBuild\" because all output files are up-to-date", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nas.dll", again.Output.Split("Task \"NasSearch\"").Skip(1), StringComparer.Ordinal);

        // Comments, documentation and layout leave the champion fresh, in a locked build too.
        project.Replace("digits.nas", "/// Handwritten digits.", "// Other words.\n/// Digits.\n");
        project.Replace("digits.nas", "{ 4, 8 }", "{4,   8}");
        Assert.DoesNotContain("NAS7", (await project.BuildAsync("--no-restore", "-p:NasLocked=true")).Output, StringComparison.Ordinal);

        // A change is named, at the search; what was found before is still used.
        project.Replace("digits.nas", "seed     5", "seed     6");
        project.Replace("digits.nas", "relu | tanh", "relu | tanh | gelu");
        var stale = await project.BuildAsync("--no-restore");
        Assert.Matches(@"My App/digits\.nas\(\d+,8\): warning NAS7070: The champion of 'Small' is stale: the seed and the space changed since the search\.", stale.Output);
        await AssertAnswersAsync(project, champion.GetProperty("weights").GetString());

        // Locked, it is an error.
        var locked = await project.DotNetAsync("build", "-nologo", "--no-restore", "-p:NasLocked=true");
        Assert.NotEqual(0, locked.ExitCode);
        Assert.Matches(@"digits\.nas\(\d+,8\): error NAS7071: .* the seed and the space changed", locked.Output);
        Assert.DoesNotContain("error MSB", locked.Output, StringComparison.Ordinal);

        // A build that may search brings it in order, before the compile.
        var found = await project.BuildAsync("--no-restore", "-p:NasSearchOnBuild=true");
        Assert.Contains("Small: the seed and the space changed; searching again.", found.Output, StringComparison.Ordinal);
        using var second = JsonDocument.Parse(project.Read("Small.nas.lock"));
        await AssertAnswersAsync(project, second.RootElement.GetProperty("champion").GetProperty("weights").GetString());

        // The same declaration gives the same lock, to the last byte.
        project.Replace("digits.nas", "seed     6", "seed     5");
        project.Replace("digits.nas", "relu | tanh | gelu", "relu | tanh");
        await project.BuildAsync("--no-restore", "-t:NasSearch");
        Assert.Equal(first, project.Read("Small.nas.lock"));

        // Rows count, and line breaks of data files do not.
        project.Replace("data/digits.csv", "\n", "\r\n");
        Assert.DoesNotContain("NAS7", (await project.BuildAsync("--no-restore", "-p:NasLocked=true")).Output, StringComparison.Ordinal);
        project.Write("data/digits.csv", string.Join('\n', project.Read("data/digits.csv").Split('\n').SkipLast(10)) + "\n");
        Assert.Contains("the rows of the data changed", (await project.BuildAsync("--no-restore")).Output, StringComparison.Ordinal);

        // What is clean has no trace of the build in obj, and the lock stays.
        await project.BuildAsync("--no-restore", "-t:Clean");
        Assert.Empty(Directory.EnumerateFiles(project.PathOf("obj"), "nas.*", SearchOption.AllDirectories));
        Assert.True(File.Exists(project.PathOf("Small.nas.lock")));
    }

    [Fact]
    public async Task Broken_locks_and_declarations_stop_the_build_at_their_place()
    {
        using var project = await UserProject.CreateAsync("Console.WriteLine(App.Small.Champion.Predict(new float[64]));");
        await project.BuildAsync("-t:NasSearch");
        var good = project.Read("Small.nas.lock");

        project.Write("Small.nas.lock", good.Replace("\"params\":", "\"params\"", StringComparison.Ordinal));
        await AssertFailsAsync(project, @"My App/Small\.nas\.lock\(\d+,14\): error NAS7073: This lock file cannot be read: ':' is expected here");

        project.Write("Small.nas.lock", good.Replace("\"failed\": 0", "\"failed\": 1", StringComparison.Ordinal));
        await AssertFailsAsync(project, @"Small\.nas\.lock\(\d+,\d+\): error NAS7075:");

        project.Write("Small.nas.lock", "<<<<<<< HEAD\n" + good);
        await AssertFailsAsync(project, @"Small\.nas\.lock\(1,1\): error NAS7074:");

        project.Write("Small.nas.lock", good);
        var weights = await File.ReadAllBytesAsync(project.PathOf("Small.safetensors"));
        weights[^1] ^= 1;
        await File.WriteAllBytesAsync(project.PathOf("Small.safetensors"), weights);
        await AssertFailsAsync(project, @"Small\.nas\.lock\(1,1\): error NAS7077:");

        File.Delete(project.PathOf("Small.safetensors"));
        await AssertFailsAsync(project, @"Small\.nas\.lock\(1,1\): error NAS7076:");

        // A mistake in the .nas file is told once, by the search when there is one, else by the compiler.
        File.Delete(project.PathOf("Small.nas.lock"));
        project.Replace("digits.nas", "globalavgpool", "globalavgpol");
        var mistake = await AssertFailsAsync(project, @"My App/digits\.nas\(9,\d+\): error NAS1001: .*did you mean 'globalavgpool'", "-p:NasSearchOnBuild=true");
        Assert.Equal(2, mistake.Split("NAS1001").Length - 1);
        Assert.DoesNotContain("error CS", mistake, StringComparison.Ordinal);
    }

    // The message comes where it happens and again in the summary.
    private static async Task<string> AssertFailsAsync(UserProject project, string pattern, params string[] arguments)
    {
        var run = await project.DotNetAsync("build", ["-nologo", "--no-restore", .. arguments]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Matches(pattern, run.Output);
        Assert.DoesNotContain("error MSB", run.Output, StringComparison.Ordinal);
        return run.Output;
    }

    private static async Task AssertAnswersAsync(UserProject project, string? weights)
    {
        var run = await ProgramRun.OfAsync(project.PathOf("bin/Debug/net10.0/App.dll"), project.PathOf("Small.safetensors"));
        Assert.True(run.ExitCode == 0, run.All);
        Assert.StartsWith("same True, filters ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"weights {weights}\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"weights     {weights}\n", run.Output, StringComparison.Ordinal);
    }

    private static string Stamps(UserProject project) => string.Join('\n', new[] { "bin", "obj", "Small.nas.lock", "Small.safetensors" }
        .Select(project.PathOf)
        .SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [path])
        .Where(path => Path.GetExtension(path) is ".dll" or ".cs" or ".lock" or ".safetensors" or ".inputs")
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O}"));
}
