using NasDsl.Language.Text;

namespace NasDsl.Language.Tests;

/// <summary>Compiles programs for tests.</summary>
internal static class Compilation
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", name));

    public static NasCompilation OfFile(string name) => Of(Read(name));

    public static NasCompilation Of(string text) => NasCompiler.Compile([new SourceText("main.nas", text)]);

    /// <summary>Compiles without the analysis of whole spaces, which has tests of its own.</summary>
    public static NasCompilation Bind(string text) => NasCompiler.Compile([new SourceText("main.nas", text)], NasCompilerOptions.Proven);
}
