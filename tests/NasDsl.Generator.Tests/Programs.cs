using System.Runtime.CompilerServices;

namespace NasDsl.Generator;

/// <summary>The <c>.nas</c> files that the tests generate from.</summary>
internal static class Programs
{
    public static string Digits { get; } = Read("../../samples/Digits/digits.nas");

    /// <summary>Everything that the sample has none of.</summary>
    public static string Everything { get; } = Read("Everything.nas");

    /// <summary>Cells of both forms.</summary>
    public static string Cells { get; } = Read("Cells.nas");

    /// <summary>What is written in C#: operations, metrics, objectives and data.</summary>
    public static string Externs { get; } = Read("Externs.nas");

    private static string Read(string path, [CallerFilePath] string thisFile = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(thisFile) ?? "", path));
}
