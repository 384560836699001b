namespace NasDsl.Language.Tests;

/// <summary>The programs of all tests, of the samples and of the documentation.</summary>
internal static class TestPrograms
{
    /// <summary>The text of each, in a fixed order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Files("Programs", "*.nas").Select(File.ReadAllText),
        .. Files("docs", "*.md").SelectMany(path => Snippets.Of(File.ReadAllText(path))),
    ];

    private static IOrderedEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
