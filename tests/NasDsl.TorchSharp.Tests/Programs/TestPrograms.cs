using NasDsl.Language.Text;

namespace NasDsl.TorchSharp.Tests.Programs;

/// <summary>The programs that tests draw networks from and search with: those of the samples, and one with sequences, tables and the rarer operations.</summary>
internal static class TestPrograms
{
    /// <summary>Reads a program.</summary>
    /// <param name="name">The name of its file.</param>
    /// <param name="change">What is done to its text.</param>
    public static NasProgram Read(string name, Func<string, string>? change = null)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Programs", name);
        var text = File.ReadAllText(path);
        return NasProgram.Compile([new SourceText(path, change is null ? text : change(text))]);
    }
}
