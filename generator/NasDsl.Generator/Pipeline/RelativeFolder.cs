namespace NasDsl.Generator.Pipeline;

/// <summary>Where a file lies in a project.</summary>
internal static class RelativeFolder
{
    /// <summary>The folder of a file, relative to the project, so that generated code does not depend on where the project lies.</summary>
    /// <param name="file">The path of the file.</param>
    /// <param name="project">The folder of the project.</param>
    /// <returns>Names with <c>/</c> between them; empty for the project itself and for files outside of it.</returns>
    public static string Of(string file, string project)
    {
        var path = file.Replace('\\', '/');
        var root = project.Replace('\\', '/').TrimEnd('/') + "/";
        var end = path.LastIndexOf('/');
        if (project.Length == 0 || !path.StartsWith(root, StringComparison.OrdinalIgnoreCase) || end < root.Length)
        {
            return "";
        }

        return path.Substring(root.Length, end - root.Length);
    }
}
