namespace NasDsl.EndToEnd.Tests;

public sealed class LockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_relative_path_finds_its_data_beside_the_file()
    {
        var file = _folder.Write("tiny.nas", File.ReadAllText(Repository.Program("tiny.nas")));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "data"));
        foreach (var data in Directory.EnumerateFiles(Repository.Program("data")))
        {
            File.Copy(data, Path.Combine(_folder.Path, "data", Path.GetFileName(data)));
        }

        // Programs of these tests run in the folder of temporary files.
        var run = await ProgramRun.OfAsync(Repository.Cli, "lock", Path.GetRelativePath(Path.GetTempPath(), file));
        var check = await ProgramRun.OfAsync(Repository.Cli, "lock", file, "--mode", "locked");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Single(Directory.EnumerateFiles(_folder.Path, "*.nas.lock"));
        Assert.Equal((0, ""), (check.ExitCode, check.All));
    }
}
