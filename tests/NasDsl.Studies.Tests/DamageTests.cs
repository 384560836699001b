using Microsoft.Data.Sqlite;
using NasDsl.Search.Journal;

namespace NasDsl.Studies.Tests;

/// <summary>Whatever happens to the file of a study: a message that says so, or all trials as they were. Never a wrong one.</summary>
public sealed class DamageTests : IDisposable
{
    private const int Page = 4096;

    private static readonly int Times = Environment.GetEnvironmentVariable("NASDSL_LONG_TESTS") == "1" ? 3000 : 50;

    // NAS7081: a header that says that only a newer SQLite may write it.
    private static readonly string[] Told = ["NAS7081", "NAS7083", "NAS7084", "NAS7085"];

    private readonly TemporaryFolder _folder = new();
    private readonly StudyPlan _plan = Programs.Plan();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_log_that_was_cut_anywhere_keeps_the_trials_before_the_cut()
    {
        // A copy of the files of a search that works, as a disk has them when the power fails.
        string[] written;
        using (var study = StudyWriter.Open(_folder["s.nasstudy"], _plan))
        {
            await Programs.RunAsync(_plan, study);
            written = Enumerable.Range(0, 40).Select(id => TrialJson.Write(study.Find(id) ?? throw new InvalidOperationException())).ToArray();
            File.Copy(_folder["s.nasstudy"], _folder["main"]);
            File.Copy(_folder["s.nasstudy-wal"], _folder["log"]);
        }

        var log = await File.ReadAllBytesAsync(_folder["log"]);
        var counts = new HashSet<int>();
        for (var cut = 0; cut <= 40; cut++)
        {
            var path = _folder[$"cut{cut}.nasstudy"];
            File.Copy(_folder["main"], path);
            await File.WriteAllBytesAsync(path + "-wal", log[..(int)((long)log.Length * cut / 40)]);
            using var study = StudyWriter.Open(path, _plan);
            counts.Add(study.Restored);
            Assert.Equal(written[..study.Restored], Enumerable.Range(0, study.Restored).Select(id => TrialJson.Write(study.Find(id) ?? throw new InvalidOperationException())));
        }

        Assert.Contains(40, counts);
        Assert.True(counts.Count > 10, string.Join(' ', counts));
    }

    [Fact]
    public async Task A_cut_log_leads_to_the_champion_of_the_unbroken_search()
    {
        string expected;
        using (var study = StudyWriter.Open(_folder["s.nasstudy"], _plan))
        {
            expected = Programs.Describe(await Programs.RunAsync(_plan, study));
            File.Copy(_folder["s.nasstudy"], _folder["cut.nasstudy"]);
            var log = await File.ReadAllBytesAsync(_folder["s.nasstudy-wal"]);
            await File.WriteAllBytesAsync(_folder["cut.nasstudy-wal"], log[..(log.Length / 2)]);
        }

        using var cut = StudyWriter.Open(_folder["cut.nasstudy"], _plan);
        Assert.InRange(cut.Restored, 1, 39);
        Assert.Equal(expected, Programs.Describe(await Programs.RunAsync(_plan, cut)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(Page)]
    public async Task Bytes_that_changed_are_told_or_change_nothing(int length)
    {
        await SearchAsync();
        var sound = await File.ReadAllBytesAsync(_folder["s.nasstudy"]);
        var expected = ReadAll(_folder["s.nasstudy"]);
        var random = new Randomness.RandomStream(7, Randomness.RandomPurpose.User, (uint)length);
        var told = 0;
        for (var time = 0; time < Times; time++)
        {
            var bytes = (byte[])sound.Clone();
            var start = length == Page ? random.NextInt(bytes.Length / Page) * Page : random.NextInt(bytes.Length - length);
            for (var i = start; i < start + length; i++)
            {
                bytes[i] = length == Page ? (byte)0 : (byte)(bytes[i] ^ (1 + random.NextInt(255)));
            }

            var path = _folder[$"damaged{time}.nasstudy"];
            await File.WriteAllBytesAsync(path, bytes);
            told += AssertToldOrEqual(expected, () => ReadAll(path)) ? 1 : 0;
            await File.WriteAllBytesAsync(path, bytes);
            AssertToldOrEqual(expected[..40], () => Write(path));
        }

        Assert.True(told > 10);
    }

    [Fact]
    public async Task A_number_that_was_edited_is_told()
    {
        await SearchAsync();
        Edit(_folder["s.nasstudy"], "UPDATE trials SET record = replace(record, '\"epochs\":3', '\"epochs\":4') WHERE number = 17");
        using (var reader = StudyReader.Open(_folder["s.nasstudy"]))
        {
            AssertId("NAS7083", () => reader.ReadTrials(1), "trial 17 of run 1");
        }

        AssertId("NAS7083", () => Write(_folder["s.nasstudy"]), "trial 17 of run 1");
    }

    [Fact]
    public async Task A_study_of_a_newer_version_is_neither_read_nor_written()
    {
        await SearchAsync();
        Edit(_folder["s.nasstudy"], "PRAGMA user_version = 2");
        AssertId("NAS7084", () => ReadAll(_folder["s.nasstudy"]), "format 2");
        AssertId("NAS7084", () => Write(_folder["s.nasstudy"]), "up to 1");
    }

    [Fact]
    public void Other_files_are_no_studies()
    {
        File.WriteAllText(_folder["text.nasstudy"], string.Concat(Enumerable.Repeat("no study, but long enough to look at. ", 200)));
        Edit(_folder["other.nasstudy"], "CREATE TABLE customers (name TEXT)");
        foreach (var name in Directory.GetFiles(_folder.Path).Select(Path.GetFileName).OfType<string>())
        {
            var before = File.ReadAllBytes(_folder[name]);
            AssertId("NAS7085", () => ReadAll(_folder[name]), name);
            AssertId("NAS7085", () => Write(_folder[name]), name);
            Assert.Equal(before, File.ReadAllBytes(_folder[name]));
        }

        AssertId("NAS7040", () => ReadAll(_folder["none.nasstudy"]), "none.nasstudy");
    }

    [Fact]
    public void A_file_that_was_just_begun_is_begun_again()
    {
        File.WriteAllText(_folder["s.nasstudy"], "");
        Assert.Empty(Write(_folder["s.nasstudy"]));
    }

    [Fact]
    public async Task A_study_without_room_keeps_what_was_told_and_goes_on_later()
    {
        var expected = Programs.Describe(await Programs.RunAsync(_plan));
        int kept;
        using (var study = StudyWriter.Open(_folder["s.nasstudy"], _plan))
        {
            study.Database.ReadNumber($"PRAGMA max_page_count = {study.Database.ReadNumber("PRAGMA page_count") + 8}");
            var failure = await Assert.ThrowsAsync<NasException>(() => Programs.RunAsync(_plan, study));
            Assert.Equal("NAS7082", Assert.Single(failure.Diagnostics).Id);
            kept = Enumerable.Range(0, 40).Count(id => study.Find(id) is not null);
            Assert.InRange(kept, 1, 39);
        }

        using var later = StudyWriter.Open(_folder["s.nasstudy"], _plan);
        Assert.Equal(kept, later.Restored);
        Assert.Equal(expected, Programs.Describe(await Programs.RunAsync(_plan, later)));
    }

    [SkippableFact]
    public async Task A_disk_that_is_full_ends_the_search_with_a_message()
    {
        using var disk = SmallDisk.TryMount(400);
        Skip.If(disk is null, "No disk can be mounted here.");
        using (var study = StudyWriter.Open(disk["s.nasstudy"], _plan))
        {
            await File.WriteAllBytesAsync(disk["other"], new byte[200 * 1024]);
            var failure = await Assert.ThrowsAsync<NasException>(() => Programs.RunAsync(_plan, study));
            Assert.Equal("NAS7082", Assert.Single(failure.Diagnostics).Id);
        }

        File.Delete(disk["other"]);
        using var later = StudyWriter.Open(disk["s.nasstudy"], _plan);
        Assert.InRange(later.Restored, 1, 39);
    }

    [SkippableFact]
    public async Task A_folder_that_is_read_only_is_told_before_anything_is_trained_and_can_be_read()
    {
        using var disk = SmallDisk.TryMount(4000);
        Skip.If(disk is null, "No disk can be mounted here.");
        await SearchAsync();
        File.Copy(_folder["s.nasstudy"], disk["s.nasstudy"]);
        disk.Protect();
        AssertId("NAS7081", () => Write(disk["s.nasstudy"]), "s.nasstudy");
        AssertId("NAS7081", () => Write(disk["new.nasstudy"]), "new.nasstudy");
        Assert.Equal(ReadAll(_folder["s.nasstudy"]), ReadAll(disk["s.nasstudy"]));
    }

    private static List<string> ReadAll(string path)
    {
        using var reader = StudyReader.Open(path);
        return
        [
            .. reader.ReadRuns().SelectMany(run => reader.ReadTrials(run.Id)).Select(trial => TrialJson.Write(trial.Record)),
            .. reader.ReadRuns().Select(run => run with { Inputs = [], Objectives = [], Sources = [], Sessions = [], Result = null }).Select(run => run.ToString()),
            .. reader.ReadRuns().Select(run => $"{run.Result?.Champion} {run.Result?.Weights} {reader.ReadWeights(run.Id)?.Hash()}"),
        ];
    }

    private static void AssertId(string id, Action action, string part)
    {
        var failure = Assert.Throws<NasException>(action);
        Assert.Equal(id, Assert.Single(failure.Diagnostics).Id);
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    private static bool AssertToldOrEqual(List<string> expected, Func<List<string>> read)
    {
        try
        {
            Assert.Equal(expected, read());
            return false;
        }
        catch (NasException failure)
        {
            Assert.Contains(Assert.Single(failure.Diagnostics).Id, Told);
            return true;
        }
    }

    private static void Edit(string path, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private List<string> Write(string path)
    {
        using var study = StudyWriter.Open(path, _plan);
        return [.. Enumerable.Range(0, study.Restored).Select(id => TrialJson.Write(study.Find(id) ?? throw new InvalidOperationException()))];
    }

    private async Task SearchAsync()
    {
        using var study = StudyWriter.Open(_folder["s.nasstudy"], _plan);
        study.Finish(await Programs.RunAsync(_plan, study));
    }
}
