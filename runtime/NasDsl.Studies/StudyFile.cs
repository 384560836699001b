namespace NasDsl.Studies;

/// <summary>Names of files of studies.</summary>
public static class StudyFile
{
    /// <summary>What they end with.</summary>
    public const string Extension = ".nasstudy";

    /// <summary>Whether a file is a study, as far as its name tells.</summary>
    /// <param name="path">The file.</param>
    /// <returns>True when its name ends like that of a study.</returns>
    public static bool Is(string path) => string.Equals(Path.GetExtension(path), Extension, StringComparison.OrdinalIgnoreCase);
}
