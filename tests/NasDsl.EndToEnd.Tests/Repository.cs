using System.Reflection;

namespace NasDsl.EndToEnd.Tests;

/// <summary>Where the built programs are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Cli { get; } = Built("runtime/NasDsl.Cli", "nas.dll");

    public static string DigitsSample { get; } = Built("samples/Digits", "Digits.dll");

    /// <summary>An assembly that brings an engine which the tool does not have.</summary>
    public static string WrappedEngine { get; } = Built("tests/NasDsl.WrappedEngine", "NasDsl.WrappedEngine.dll");

    public static string DigitsFile { get; } = Path.Combine(Root, "samples", "Digits", "digits.nas");

    public static string Program(string name) => Path.Combine(AppContext.BaseDirectory, "Programs", name);

    private static string Built(string project, string assembly) =>
        Path.Combine(Root, project, "bin", Metadata("BuildConfiguration"), "net10.0", assembly);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value
        ?? throw new InvalidOperationException(key);
}
