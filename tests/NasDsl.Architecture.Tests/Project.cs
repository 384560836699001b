using System.Xml.Linq;

namespace NasDsl.Architecture;

/// <summary>A project and the projects that it references directly.</summary>
internal sealed record Project(string Name, string File, IReadOnlyList<string> References)
{
    public static Project Read(string file) => new(
        Path.GetFileNameWithoutExtension(file),
        file,
        [.. XDocument.Load(file)
            .Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")?.Value ?? "")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))]);

    /// <summary>Whether it is part of the product, and not a test, a benchmark or a sample.</summary>
    public bool IsProduct => Repository.Relative(File).Split('/')[0] is "dsl" or "generator" or "runtime";
}
