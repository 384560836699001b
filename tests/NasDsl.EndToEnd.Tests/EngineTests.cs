using System.Text.Json;

namespace NasDsl.EndToEnd.Tests;

/// <summary>Which engine trains, as the tool and programs are told. The engine of these tests is in an assembly of its own, as that of TorchSharp is.</summary>
public sealed class EngineTests : IDisposable
{
    private static readonly string[] Wrapped = ["--engine", "wrapped", "--engine-assembly", Repository.WrappedEngine];

    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    public EngineTests()
    {
        _file = Write("");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "data"));
        foreach (var data in Directory.EnumerateFiles(Repository.Program("data")))
        {
            File.Copy(data, Path.Combine(_folder.Path, "data", Path.GetFileName(data)));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_search_with_another_engine_keeps_its_study_with_it()
    {
        var study = Path.Combine(_folder.Path, "tiny.nasstudy");

        var first = await NasAsync(["search", _file, "-q", "--study", study, "--trials", "6", .. Wrapped, "--device", "cuda:1"]);

        // What has trained goes on; where it is not, or another is asked for, nothing is mixed.
        var alone = await NasAsync(["resume", study, "-q", "--trials", "18"]);
        Assert.Equal(1, alone.ExitCode);
        Assert.Contains("NAS7110: There is no engine 'wrapped' here; there is only managed.", alone.Error, StringComparison.Ordinal);
        var other = await NasAsync(["resume", study, "-q", "--engine", "managed"]);
        Assert.Contains("NAS7086: Run 1 of 'TinySearch' cannot go on: the engine changed since.", other.Error, StringComparison.Ordinal);
        var resumed = await NasAsync(["resume", study, "-q", "--trials", "18", "--engine-assembly", Repository.WrappedEngine]);
        Assert.True(first.ExitCode == 0 && resumed.ExitCode == 0, first.All + resumed.All);

        // The other engine is the managed one under another name.
        var managed = await NasAsync(["search", _file, "-q"]);
        Assert.Equal(Champion(managed), Champion(resumed));
    }

    [Fact]
    public async Task A_lock_is_fresh_for_the_engine_that_made_it()
    {
        var made = await NasAsync(["lock", _file, .. Wrapped]);
        Assert.True(made.ExitCode == 0, made.All);
        Assert.Contains("\"engine\": \"wrapped 7\"", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "TinySearch.nas.lock")), StringComparison.Ordinal);

        // The engine would say so if it were loaded.
        Assert.Contains("an engine for tests is being made", made.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), await LockedAsync([.. Wrapped]));
        Assert.Equal((0, ""), await LockedAsync([.. Wrapped, "--device", "cuda"]));
        var (code, text) = await LockedAsync(["--engine", "managed"]);
        Assert.Equal(1, code);
        Assert.Contains("error NAS7071: The champion of 'TinySearch' is stale: the engine changed since the search", text, StringComparison.Ordinal);
        var again = await NasAsync(["lock", _file]);
        Assert.Contains("TinySearch: the engine changed; searching again.", again.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), await LockedAsync([]));

        async Task<(int, string)> LockedAsync(string[] arguments)
        {
            var run = await NasAsync(["lock", _file, "--mode", "locked", .. arguments]);
            return (run.ExitCode, run.All);
        }
    }

    [Fact]
    public async Task A_file_that_asks_for_a_device_is_told_where_its_engine_is_missing()
    {
        var file = Write("train on cuda:1;");

        var search = await NasAsync(["search", file]);
        Assert.Equal(1, search.ExitCode);
        Assert.Matches(@"tiny\.nas\(35,5\): error NAS7110: There is no engine 'torchsharp' here, which trains on 'cuda:1'; .* NasDsl\.TorchSharp.* TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows\.", search.Error);
        var locked = await NasAsync(["lock", file]);
        Assert.Equal(1, locked.ExitCode);
        Assert.Matches(@"tiny\.nas\(35,5\): error NAS7110", locked.Output);

        var info = await NasAsync(["info", file]);
        Assert.Contains("maximize accuracy, minimize params, trained on cuda:1", info.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse((await NasAsync(["info", file, "--json"])).Output);
        Assert.Equal("cuda:1", document.RootElement.GetProperty("searches")[0].GetProperty("trainOn").GetString());

        // The command line goes before the file.
        var managed = await NasAsync(["search", file, "-q", "--trials", "2", "--engine", "managed"]);
        Assert.True(managed.ExitCode == 0, managed.All);
    }

    [Theory]
    [InlineData("error NAS7110: There is no engine 'wraped' here; did you mean 'wrapped'?", "--engine", "wraped", "--engine-assembly", "*")]
    [InlineData("error NAS7110: There is no engine 'torchsharp' here, which trains on 'cuda'; there are managed and wrapped. Add a reference to the package NasDsl.TorchSharp", "--device", "cuda", "--engine-assembly", "*")]
    [InlineData("error NAS7111: The engine 'managed' does not train on 'cuda'; it trains on cpu; for a GPU, choose the engine torchsharp.", "--engine", "managed", "--device", "cuda")]
    [InlineData("error NAS7111: The engine 'wrapped' does not train on 'tpu'; it trains on cpu", "--engine", "wrapped", "--device", "tpu", "--engine-assembly", "*")]
    [InlineData("/missing.dll' brings no engine: it is not there.", "--engine-assembly", "/missing.dll")]
    [InlineData("error NAS7112: The file '", "--engine-assembly", "tiny.nas")]
    public async Task Mistakes_are_messages(string message, params string[] arguments)
    {
        var run = await NasAsync(["search", _file, .. arguments.Select(argument => argument == "*" ? Repository.WrappedEngine : argument == "tiny.nas" ? _file : argument)]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "", "--engine", "managed", "--device", "cpu")]
    [InlineData(1, "error NAS7110: There is no engine 'torchsharp' here, which trains on 'cuda'; there is only managed. Add a reference to the package NasDsl.TorchSharp", "--device", "cuda")]
    [InlineData(1, "error NAS7110: There is no engine 'manged' here; did you mean 'managed'?", "--engine", "manged")]
    public async Task A_program_chooses_among_what_it_references(int code, string message, params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(Repository.DigitsSample, ["--trials", "2", "-q", .. arguments]);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static Task<ProgramRun> NasAsync(string[] arguments) => ProgramRun.OfAsync(Repository.Cli, arguments);

    private static string Champion(ProgramRun run) => run.Output[run.Output.IndexOf("input", StringComparison.Ordinal)..run.Output.IndexOf("Pareto", StringComparison.Ordinal)];

    private string Write(string statement) =>
        _folder.Write("tiny.nas", File.ReadAllText(Repository.Program("tiny.nas")).Replace("    budget   18 trials;", $"    {statement}\n    budget   18 trials;", StringComparison.Ordinal));
}
