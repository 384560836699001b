using System.Runtime.CompilerServices;

namespace NasDsl.Generator;

/// <summary>The <c>.nas</c> files that the tests generate from.</summary>
internal static class Programs
{
    private static readonly string[] Folders = ["samples", "tests/NasDsl.Language.Tests", "tests/NasDsl.Generator.Tests"];

    public static string Digits { get; } = Read("../../samples/Digits/digits.nas");

    /// <summary>Everything that the sample has none of.</summary>
    public static string Everything { get; } = Read("Everything.nas");

    /// <summary>Cells of both forms.</summary>
    public static string Cells { get; } = Read("Cells.nas");

    /// <summary>Layers with choices in their arguments, and a composition.</summary>
    public static string Layers { get; } = Read("Layers.nas");

    /// <summary>What is written in C#: operations, metrics, objectives and data.</summary>
    public static string Externs { get; } = Read("Externs.nas");

    /// <summary>Each file of the samples, the tests of the language and these tests, by its path.</summary>
    public static IReadOnlyList<string> Paths { get; } = Find();

    /// <summary>Reads one of <see cref="Paths"/>.</summary>
    public static string ReadPath(string path) => Read(Path.Combine("../..", path));

    private static string[] Find([CallerFilePath] string thisFile = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile) ?? "", "../.."));
        return [.. Folders
            .SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.nas", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    private static string Read(string path, [CallerFilePath] string thisFile = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(thisFile) ?? "", path));
}
