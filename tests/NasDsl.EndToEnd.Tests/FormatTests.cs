using System.Text;

namespace NasDsl.EndToEnd.Tests;

public sealed class FormatTests : IDisposable
{
    private const string Loose = "block  B{relu // why\n}";
    private const string Tidy = "block B {\n    relu // why\n}\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_are_formatted_in_their_places_and_named()
    {
        var loose = _folder.Write("loose.nas", Loose);
        var tidy = _folder.Write("tidy.nas", Tidy);

        var run = await ProgramRun.OfAsync(Repository.Cli, "fmt", loose, tidy);

        Assert.Equal((0, loose + "\n", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(Tidy, File.ReadAllText(loose));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public async Task A_check_changes_nothing_and_fails_with_the_names()
    {
        var loose = _folder.Write("loose.nas", Loose);
        var tidy = _folder.Write("tidy.nas", Tidy);

        var both = await ProgramRun.OfAsync(Repository.Cli, "fmt", "--check", tidy, loose);
        var one = await ProgramRun.OfAsync(Repository.Cli, "fmt", "--check", tidy);

        Assert.Equal((1, loose + "\n"), (both.ExitCode, both.Output));
        Assert.Equal(Loose, File.ReadAllText(loose));
        Assert.Equal((0, ""), (one.ExitCode, one.All));
    }

    [Fact]
    public async Task Mark_line_breaks_and_rights_of_a_file_stay()
    {
        var file = Path.Combine(_folder.Path, "marked.nas");
        File.WriteAllText(file, Loose.ReplaceLineEndings("\r\n"), Encoding.BigEndianUnicode);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        }

        var run = await ProgramRun.OfAsync(Repository.Cli, "fmt", file);

        Assert.Equal(0, run.ExitCode);
        byte[] expected = [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Tidy.ReplaceLineEndings("\r\n"))];
        Assert.Equal(expected, File.ReadAllBytes(file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_file_with_mistakes_is_left_alone_and_does_not_keep_the_others()
    {
        var bad = _folder.Write("bad.nas", "block B { relu -> }");
        var loose = _folder.Write("loose.nas", Loose);

        var run = await ProgramRun.OfAsync(Repository.Cli, "fmt", bad, loose, Path.Combine(_folder.Path, "none.nas"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bad.nas(1,19): error NAS0002", run.Error, StringComparison.Ordinal);
        Assert.Contains("none.nas(1,1): error NAS7040", run.Error, StringComparison.Ordinal);
        Assert.Equal("block B { relu -> }", File.ReadAllText(bad));
        Assert.Equal(Tidy, File.ReadAllText(loose));
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_left_alone()
    {
        var file = Path.Combine(_folder.Path, "bytes.nas");
        File.WriteAllBytes(file, [0x2F, 0x2F, 0xFF, 0xC0]);

        var run = await ProgramRun.OfAsync(Repository.Cli, "fmt", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error NAS7043", run.Error, StringComparison.Ordinal);
        Assert.Equal(4, new FileInfo(file).Length);
    }

    [Fact]
    public async Task Standard_input_is_formatted_to_standard_output()
    {
        var run = await ProgramRun.WithInputAsync(Repository.Cli, Loose, "fmt", "-");
        var bad = await ProgramRun.WithInputAsync(Repository.Cli, "block", "fmt", "-");

        Assert.Equal((0, Tidy), (run.ExitCode, run.Output));
        Assert.Equal((1, ""), (bad.ExitCode, bad.Output));
        Assert.Contains("stdin(1,6): error NAS0002", bad.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_is_formatted()
    {
        var run = await ProgramRun.OfAsync(Repository.Cli, "fmt", "--check", Repository.DigitsFile);

        Assert.Equal((0, ""), (run.ExitCode, run.All));
    }
}
