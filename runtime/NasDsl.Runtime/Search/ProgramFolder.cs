namespace NasDsl.Search;

/// <summary>Where relative paths of a program start when nothing else is said.</summary>
internal static class ProgramFolder
{
    /// <summary>The folder of a <c>.nas</c> file where its full path is known, else that of the application.</summary>
    /// <param name="declared">The path of the file as messages name it.</param>
    /// <returns>The folder.</returns>
    public static string Of(string declared) =>
        (Path.IsPathFullyQualified(declared) ? Path.GetDirectoryName(declared) : null) ?? AppContext.BaseDirectory;
}
