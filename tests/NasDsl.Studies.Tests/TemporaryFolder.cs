namespace NasDsl.Studies.Tests;

/// <summary>A folder that is gone after the test, with a space in its name as many users' folders have.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("nas study ").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
