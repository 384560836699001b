using System.Runtime.CompilerServices;

namespace NasDsl.Architecture;

/// <summary>The files of the repository that this test was compiled in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>All projects, by name.</summary>
    public static IReadOnlyDictionary<string, Project> Projects { get; } = Files("*.csproj")
        .Select(Project.Read)
        .ToDictionary(project => project.Name, StringComparer.Ordinal);

    /// <summary>The files of a pattern, without what builds leave behind.</summary>
    public static IEnumerable<string> Files(string pattern, string folder = "") => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Where(file => !Relative(file).Split('/').Any(part => part is "bin" or "obj" or ".git" or "artifacts"))
        .Order(StringComparer.Ordinal);

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        for (var folder = Path.GetDirectoryName(thisFile); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "NasDsl.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("There is no NasDsl.sln above the tests.");
    }
}
