using NasDsl.Language.Diagnostics;
using NasDsl.Language.Locks;
using NasDsl.Language.Text;
using Xunit;

namespace NasDsl.Language.Tests.Locks;

public sealed class LockFileTests
{
    private static readonly LockFile Example = new(
        "Small",
        new LockInput[] { new("seed", "5"), new("space", "ab") }.ToEquatableArray(),
        new LockChampion(
            1,
            "filters=4 activation=relu",
            "0  input  8x8x1\n1  relu   8x8x1",
            90,
            5466,
            2408,
            new LockMetric[] { new("accuracy", 0.1 + 0.2), new("loss", 1e-300) }.ToEquatableArray(),
            EquatableArray<LockMetric>.Empty,
            "ec5c"),
        new[] { "maximize accuracy", "minimize \"params\"" }.ToEquatableArray(),
        new LockTrial[] { new(1, new[] { 1d / 3, 90 }.ToEquatableArray(), "filters=4") }.ToEquatableArray(),
        new LockEffort(3, 2, 1, 0, 6, "TrialsSpent"));

    [Fact]
    public void What_is_written_is_read_back_to_the_bit()
    {
        var reading = Read(LockWriter.Write(Example));

        Assert.Null(reading.Problem);
        Assert.Equal(Example, reading.Lock);
    }

    [Fact]
    public void Line_breaks_and_indentation_do_not_count()
    {
        var text = LockWriter.Write(Example).Replace("\n", "\r\n", StringComparison.Ordinal).Replace("  ", "\t", StringComparison.Ordinal);
        var architecture = text.Replace("0\tinput\t8x8x1", "0  input  8x8x1", StringComparison.Ordinal).Replace("1\trelu\t 8x8x1", "1  relu   8x8x1", StringComparison.Ordinal);

        Assert.Equal(Example, Read(architecture).Lock);
    }

    [Fact]
    public void Every_value_has_a_line_of_its_own()
    {
        Assert.Contains("\n      \"filters=4\",\n      \"activation=relu\"\n", LockWriter.Write(Example), StringComparison.Ordinal);
        Assert.DoesNotContain('\r', LockWriter.Write(Example));
    }

    [Fact]
    public void A_changed_number_is_seen()
    {
        var problem = Problem(LockWriter.Write(Example).Replace("\"params\": 90", "\"params\": 80", StringComparison.Ordinal));

        Assert.Equal(DiagnosticCatalog.LockEdited, problem.Descriptor);
        Assert.Contains("\"checksum\"", problem.Location.Text?.GetLine(problem.Location.Start.Line), StringComparison.Ordinal);
    }

    [Fact]
    public void A_merge_conflict_is_called_by_its_name()
    {
        var lines = LockWriter.Write(Example).Split('\n').ToList();
        lines.InsertRange(9, ["<<<<<<< HEAD", "    \"trial\": 2,", "=======", "    \"trial\": 3,", ">>>>>>> other"]);

        var problem = Problem(string.Join('\n', lines));

        Assert.Equal(("NAS7074", new LinePosition(10, 1)), (problem.Id, problem.Location.Start));
    }

    [Theory]
    [InlineData("", 1, 1, "a value is expected here, not the end of the file")]
    [InlineData("{\n  \"format\": 1,\n  \"search\" \"S\"\n}", 3, 12, "':' is expected here, not '\"'")]
    [InlineData("{\n  \"format\": 1\n  \"search\": \"S\"\n}", 3, 3, "',' or '}' is expected here, not '\"'")]
    [InlineData("{ \"format\": 1, \"search\": \"S }", 1, 30, "'\"' at the end of the text is expected here, not the end of the file")]
    [InlineData("{ \"format\": 1, \"format\": 1 }", 1, 16, "\"format\" is there twice")]
    [InlineData("{ \"format\": 2 }", 1, 13, "format 2 is written by another version of NasDsl, and this one reads format 1")]
    [InlineData("{ \"format\": 1 }", 1, 1, "\"search\" is missing here")]
    [InlineData("{ \"format\": \"1\" }", 1, 13, "a whole number is expected here")]
    [InlineData("{ \"format\": 1.5 }", 1, 13, "'1.5' is not a whole number")]
    [InlineData("[]", 1, 1, "an object is expected here")]
    [InlineData("{} x", 1, 4, "the end of the file is expected here, not 'x'")]
    public void What_is_wrong_is_told_at_its_place(string text, int line, int column, string problem)
    {
        var found = Problem(text);

        Assert.Equal(("NAS7073", new LinePosition(line, column)), (found.Id, found.Location.Start));
        Assert.Contains(problem, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_prefix_of_a_lock_is_one_and_none_is_an_exception()
    {
        var text = LockWriter.Write(Example).TrimEnd('\n');

        Assert.All(Enumerable.Range(0, text.Length), length => Assert.NotNull(Read(text[..length]).Problem));
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains("nested too deeply", Problem(new string('[', 100_000)).Message, StringComparison.Ordinal);

    private static Diagnostic Problem(string text)
    {
        var reading = Read(text);
        Assert.Null(reading.Lock);
        return reading.Problem ?? throw new InvalidOperationException("The lock was read.");
    }

    private static LockReading Read(string text) => LockReader.Read(new SourceText("Small.nas.lock", text));
}
