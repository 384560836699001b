namespace NasDsl.Testing;

public sealed class SnapshotFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_equal_text_passes_whatever_its_line_ends()
    {
        Write("T.M.verified.txt", "one\r\ntwo");

        await Compare(new Target("txt", "one\ntwo"));

        Assert.Equal(["T.M.verified.txt"], Names());
    }

    [Fact]
    public async Task A_new_text_fails_and_is_received()
    {
        var failure = await Fails(new Target("txt", "one"));

        Assert.StartsWith("New: ", failure, StringComparison.Ordinal);
        Assert.Equal(["T.M.received.txt"], Names());
    }

    [Fact]
    public async Task An_empty_accepted_text_counts_as_missing()
    {
        Write("T.M.verified.txt", "");

        Assert.StartsWith("New: ", await Fails(new Target("txt", "")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_different_text_fails_with_its_first_line_that_differs()
    {
        Write("T.M.verified.txt", "one\ntwo");

        var failure = await Fails(new Target("txt", "one\nzwei"));

        Assert.Contains("Line 2\n  verified: two\n  received: zwei", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Received_texts_have_a_byte_order_mark_and_no_line_end_of_their_own()
    {
        await Fails(new Target("txt", "é\r\n2"));

        Assert.Equal([0xEF, 0xBB, 0xBF, 0xC3, 0xA9, 0x0A, 0x32], await File.ReadAllBytesAsync(Path.Combine(_folder, "T.M.received.txt")));
    }

    [Fact]
    public async Task Several_texts_have_a_file_each_and_all_are_compared()
    {
        var failure = await Fails(new Target("cs", "a", "First.g"), new Target("cs", "b", "Second.g"));

        Assert.Contains("Second.g", failure, StringComparison.Ordinal);
        Assert.Equal(["T.M#First.g.received.cs", "T.M#Second.g.received.cs"], Names());
    }

    [Fact]
    public async Task Several_texts_without_names_are_numbered()
    {
        await Fails(new Target("txt", "a"), new Target("txt", "b"));

        Assert.Equal(["T.M#00.received.txt", "T.M#01.received.txt"], Names());
    }

    [Fact]
    public async Task An_accepted_text_that_is_not_made_any_more_fails()
    {
        Write("T.M#Kept.verified.txt", "a");
        Write("T.M#Gone.verified.txt", "b");

        var failure = await Fails(new Target("txt", "a", "Kept"));

        Assert.StartsWith("Delete: ", failure, StringComparison.Ordinal);
        Assert.Contains("T.M#Gone.verified.txt", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passing_removes_what_was_received_before()
    {
        Write("T.M.verified.txt", "one");
        Write("T.M.received.txt", "two");

        await Compare(new Target("txt", "one"));

        Assert.Equal(["T.M.verified.txt"], Names());
    }

    [Fact]
    public async Task Accepting_writes_new_texts_and_deletes_old_ones()
    {
        Write("T.M#Gone.verified.txt", "b");

        await Compare(accepts: true, new Target("txt", "a", "New"));

        Assert.Equal(["T.M#New.verified.txt"], Names());
    }

    private Task Compare(params Target[] targets) => Compare(accepts: false, targets);

    private Task Compare(bool accepts, params Target[] targets) =>
        new SnapshotFiles(_folder, "T.M", new SnapshotMode(accepts)).CompareAsync(targets);

    private async Task<string> Fails(params Target[] targets) =>
        (await Assert.ThrowsAsync<SnapshotMismatchException>(() => Compare(targets))).Message;

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private IEnumerable<string?> Names() => Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
