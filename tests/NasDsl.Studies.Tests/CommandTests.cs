using System.Text.Json;

namespace NasDsl.Studies.Tests;

/// <summary>The commands that work on studies, as users run them.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_study_goes_from_search_to_every_other_command()
    {
        var study = _folder["Steady.nasstudy"];
        var search = await Tool.RunAsync("search", Programs.Steady, "--search", "Steady", "--study", _folder.Path, "--trials", "12");
        Assert.Equal((0, ""), (search.Code, search.Error));
        Assert.True(File.Exists(study));

        var resumed = await Tool.RunAsync("resume", study, "--trials", "20", "--out", _folder["out"]);
        Assert.True(resumed.Code == 0, resumed.Error);
        Assert.Contains("going on with run 1 after 12 trials", resumed.Output, StringComparison.Ordinal);
        Assert.Contains("Steady: 20 trials", resumed.Output, StringComparison.Ordinal);
        var unbroken = await Tool.RunAsync("search", Programs.Steady, "--search", "Steady", "--trials", "20", "--out", _folder["unbroken"]);
        Assert.Equal(0, unbroken.Code);
        Assert.Equal(await File.ReadAllBytesAsync(_folder["unbroken/weights.safetensors"]), await File.ReadAllBytesAsync(_folder["out/weights.safetensors"]));

        var studies = await Tool.RunAsync("studies", _folder.Path);
        Assert.Matches(@"1 +Steady +finished +20/20 +accuracy [\d.]+ .*Steady\.nasstudy", studies.Output);
        var list = JsonDocument.Parse((await Tool.RunAsync("studies", _folder.Path, "--json")).Output).RootElement;
        Assert.Equal(20, list[0].GetProperty("trials").GetInt32());

        var run = await Tool.RunAsync("show", study);
        Assert.Contains("Steady, run 1, seed 5: finished, 20 of 20 trials", run.Output, StringComparison.Ordinal);
        Assert.Contains("(an estimate: processor time at 10 W for a core)", run.Output, StringComparison.Ordinal);
        Assert.Contains("Pareto front", run.Output, StringComparison.Ordinal);
        var trial = await Tool.RunAsync("show", study, "7");
        Assert.Contains("Trial 7 of run 1 (Steady): finished", trial.Output, StringComparison.Ordinal);
        Assert.Contains("linear(units: 10)", trial.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n  memory: [\d,]+ bytes in training, batch \d+ \(Steady\)\n", trial.Output);
        var document = JsonDocument.Parse((await Tool.RunAsync("show", study, "7", "--json")).Output).RootElement;
        Assert.Equal(7, document.GetProperty("record").GetProperty("trial").GetInt32());
        Assert.True(document.GetProperty("training").GetProperty("total").GetInt64() > document.GetProperty("memory").GetInt64());

        var table = (await Tool.RunAsync("export", study, "--csv")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(21, table.Length);
        Assert.StartsWith("run,search,seed,trial,", table[0], StringComparison.Ordinal);
        Assert.Equal(0, (await Tool.RunAsync("export", study, "--weights", "--out", _folder["champion.safetensors"])).Code);
        Assert.Equal(await File.ReadAllBytesAsync(_folder["out/weights.safetensors"]), await File.ReadAllBytesAsync(_folder["champion.safetensors"]));

        Assert.Equal(0, (await Tool.RunAsync("export", study, "--json", "--out", _folder["export.json"])).Code);
        Assert.Contains("1 new run, 20 new trials", (await Tool.RunAsync("import", _folder["copy.nasstudy"], _folder["export.json"])).Output, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(_folder["export.json"]), (await Tool.RunAsync("export", _folder["copy.nasstudy"], "--json")).Output);
        Assert.Contains("0 new runs, 0 new trials, 20 known before", (await Tool.RunAsync("import", study, _folder["copy.nasstudy"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_changed_is_told_with_the_trials_that_carry_over()
    {
        var study = _folder["s.nasstudy"];
        var program = Programs.SteadyText.Replace("data/digits-240.csv", Path.Combine(Programs.Folder, "data", "digits-240.csv"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(_folder["old.nas"], program);
        await File.WriteAllTextAsync(_folder["new.nas"], program
            .Replace("Conv", "Convolution", StringComparison.Ordinal)
            .Replace("kernel: { 1, 3 }", "kernel: { 1, 3, 5 }", StringComparison.Ordinal)
            .Replace("-> globalavgpool", "-> maxpool(2)? -> globalavgpool", StringComparison.Ordinal)
            .Replace("-> dropout({ 0, 0.1, 0.3 })", "", StringComparison.Ordinal));
        Assert.Equal(0, (await Tool.RunAsync("search", _folder["old.nas"], "--search", "Steady", "--study", study, "--trials", "15")).Code);

        var diff = await Tool.RunAsync("diff", study, _folder["new.nas"], "--search", "Steady");
        Assert.True(diff.Code == 0, diff.Error);
        Assert.Contains("1 added, 1 removed,", diff.Output, StringComparison.Ordinal);
        Assert.Contains("+ maxpool", diff.Output, StringComparison.Ordinal);
        Assert.Contains("- rate { 0, 0.1, 0.3 }", diff.Output, StringComparison.Ordinal);
        Assert.Contains("> Conv is now Convolution", diff.Output, StringComparison.Ordinal);
        Assert.Contains("~ Convolution.kernel { 1, 3 } is now { 1, 3, 5 }", diff.Output, StringComparison.Ordinal);
        Assert.Contains("changed: the space", diff.Output, StringComparison.Ordinal);

        // What diff foretells is what a search then does.
        var carried = JsonDocument.Parse((await Tool.RunAsync("diff", study, _folder["new.nas"], "--search", "Steady", "--json")).Output).RootElement.GetProperty("carriedOver").GetInt32();
        Assert.InRange(carried, 1, 14);
        var search = await Tool.RunAsync("search", _folder["new.nas"], "--search", "Steady", "--study", study, "--trials", "3");
        Assert.True(search.Code == 0, search.Error);
        Assert.Contains($"run 2 takes over {carried} trials of earlier runs", search.Output, StringComparison.Ordinal);

        var files = await Tool.RunAsync("diff", _folder["old.nas"], _folder["new.nas"], "--search", "Steady");
        Assert.Matches(@"of 200 architectures drawn from the old space, \d+ are in the new one", files.Output);
        Assert.Contains("15 of 15 trials carry over", (await Tool.RunAsync("diff", study, _folder["old.nas"], "--search", "Steady")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_have_messages_and_exit_codes()
    {
        var study = _folder["s.nasstudy"];
        await File.WriteAllTextAsync(_folder["data.csv"], await File.ReadAllTextAsync(Path.Combine(Programs.Folder, "data", "digits-240.csv")));
        await File.WriteAllTextAsync(_folder["main.nas"], Programs.SteadyText.Replace("data/digits-240.csv", "data.csv", StringComparison.Ordinal));
        Assert.Equal(0, (await Tool.RunAsync("search", _folder["main.nas"], "--search", "Steady", "--study", study, "--trials", "3")).Code);

        await AssertAsync(1, "NAS7087", "show", study, "--run", "7");
        await AssertAsync(1, "NAS7088", "show", study, "500");
        await AssertAsync(1, "NAS7040", "resume", _folder["none.nasstudy"]);
        await AssertAsync(1, "NAS7085", "show", _folder["main.nas"]);
        await AssertAsync(1, "NAS7040", "import", study, _folder["none.json"]);
        await AssertAsync(2, "Choose one of --csv, --json and --weights.", "export", study);
        await AssertAsync(2, "--weights needs --out FILE.", "export", study, "--weights");
        await AssertAsync(2, "--checkpoint-after", "resume", study, "--checkpoint-after", "-1");
        await AssertAsync(1, "NAS7081", "search", _folder["main.nas"], "--search", "Steady", "--study", _folder["main.nas/s.nasstudy"]);

        // A row more, and what was measured before cannot be compared any more.
        await File.AppendAllLinesAsync(_folder["data.csv"], [(await File.ReadAllLinesAsync(_folder["data.csv"]))[0]]);
        await AssertAsync(1, "NAS7086.*the rows of the data changed", "resume", study);

        // Two that contradict each other: nothing is imported.
        var text = (await Tool.RunAsync("export", study, "--json")).Output;
        await File.WriteAllTextAsync(_folder["edited.json"], text.Replace("\"epochs\": 3", "\"epochs\": 2", StringComparison.Ordinal));
        await AssertAsync(1, "NAS7089", "import", study, _folder["edited.json"]);
        Assert.Equal(text, (await Tool.RunAsync("export", study, "--json")).Output);
        await File.WriteAllTextAsync(_folder["newer.json"], text.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal));
        await AssertAsync(1, "NAS7084", "import", study, _folder["newer.json"]);
        await File.WriteAllTextAsync(_folder["other.json"], "{ \"format\": \"something else\" }");
        await AssertAsync(1, "NAS7085", "import", study, _folder["other.json"]);
    }

    [Fact]
    public async Task A_second_process_hears_which_one_searches()
    {
        using var study = StudyWriter.Open(_folder["s.nasstudy"], Programs.Plan());
        await AssertAsync(1, $"NAS7080.*process {Environment.ProcessId} on", "search", Programs.Steady, "--search", "Steady", "--study", _folder["s.nasstudy"]);
        await AssertAsync(1, $"NAS7080.*process {Environment.ProcessId} on", "import", _folder["s.nasstudy"], _folder["s.nasstudy"]);
        Assert.Contains("running", (await Tool.RunAsync("studies", _folder.Path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_stopped_has_no_champion_yet()
    {
        var plan = Programs.Plan();
        using (var study = StudyWriter.Open(_folder["s.nasstudy"], plan))
        {
            await Programs.RunAsync(plan with { Trials = 3 }, study);
        }

        await AssertAsync(1, "NAS7090", "export", _folder["s.nasstudy"], "--weights", "--out", _folder["w"]);
        Assert.Contains("interrupted", (await Tool.RunAsync("studies", _folder.Path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sound_in_a_damaged_study_can_be_taken_out()
    {
        var plan = Programs.Plan();
        string expected;
        using (var study = StudyWriter.Open(_folder["s.nasstudy"], plan))
        {
            var result = await Programs.RunAsync(plan, study);
            expected = Programs.Describe(result);
            study.Finish(result);
        }

        var bytes = await File.ReadAllBytesAsync(_folder["s.nasstudy"]);
        bytes.AsSpan(bytes.Length / 2 / 4096 * 4096, 4096).Clear();
        await File.WriteAllBytesAsync(_folder["s.nasstudy"], bytes);
        await AssertAsync(1, "NAS7083", "resume", _folder["s.nasstudy"]);
        var import = await Tool.RunAsync("import", _folder["sound.nasstudy"], _folder["s.nasstudy"]);
        Assert.True(import.Code == 0, import.Error);
        Assert.Contains("damaged rows were left out", import.Output, StringComparison.Ordinal);
        using var sound = StudyWriter.Open(_folder["sound.nasstudy"], plan);
        Assert.InRange(sound.Restored, 10, 39);
        Assert.Equal(expected, Programs.Describe(await Programs.RunAsync(plan, sound)));
    }

    private static async Task AssertAsync(int code, string pattern, params string[] arguments)
    {
        var run = await Tool.RunAsync(arguments);
        Assert.True(run.Code == code, $"{run.Code}: {run.Output}{run.Error}");
        Assert.Matches(pattern, run.Output + run.Error);
        Assert.DoesNotContain("   at ", run.Output + run.Error, StringComparison.Ordinal);
    }
}
