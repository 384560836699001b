using NasDsl.Language;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;

namespace NasDsl.Cli;

/// <summary>Reads and compiles the files that a command names.</summary>
internal static class NasFile
{
    /// <summary>Compiles files together.</summary>
    /// <param name="paths">Their paths.</param>
    /// <returns>The compilation, with its messages.</returns>
    /// <exception cref="NasException">A file cannot be read.</exception>
    public static NasCompilation Compile(IReadOnlyList<string> paths) => Compile(paths, NasCompilerOptions.Default);

    /// <summary>Compiles files together, as far as options say.</summary>
    /// <param name="paths">Their paths.</param>
    /// <param name="options">What is done.</param>
    /// <returns>The compilation, with its messages.</returns>
    /// <exception cref="NasException">A file cannot be read.</exception>
    public static NasCompilation Compile(IReadOnlyList<string> paths, NasCompilerOptions options) => NasCompiler.Compile([.. paths.Select(Read)], options);

    /// <summary>Compiles files together and stops at errors.</summary>
    /// <param name="paths">Their paths.</param>
    /// <returns>The compilation, without errors.</returns>
    /// <exception cref="NasException">A file cannot be read or has errors.</exception>
    public static NasCompilation CompileOrThrow(IReadOnlyList<string> paths)
    {
        var compilation = Compile(paths);
        return compilation.HasErrors
            ? throw new NasException([.. compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)])
            : compilation;
    }

    private static SourceText Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new NasException(
                [Diagnostic.Create(DiagnosticCatalog.ProgramFileNotFound, new SourceLocation(path, new LinePosition(1, 1)), path)]);
        }

        return new SourceText(path, File.ReadAllText(path));
    }
}
