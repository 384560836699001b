using System.Runtime.InteropServices;

namespace NasDsl.Cli;

/// <summary>The files among which engines, what they reference and their native libraries are looked for, by name.</summary>
/// <param name="paths">Full paths; of several of one name the first counts.</param>
internal sealed class EngineFiles(IEnumerable<string> paths)
{
    private static readonly string System = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
    private static readonly string[] Machine = [$"{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", System, OperatingSystem.IsWindows() ? "win" : "unix", "any"];

    private readonly ILookup<string, string> _files = paths.Where(IsOfThisMachine).ToLookup(path => Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The assemblies.</summary>
    public IEnumerable<string> Assemblies => _files.Where(group => group.Key.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(group => group.First());

    /// <summary>The files of a folder and of the folders for native libraries in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Their paths.</returns>
    public static IEnumerable<string> In(string folder)
    {
        var natives = Path.Combine(folder, "runtimes");
        return Directory.EnumerateFiles(folder).Concat(Directory.Exists(natives) ? Directory.EnumerateFiles(natives, "*", SearchOption.AllDirectories) : []).Order(StringComparer.Ordinal);
    }

    /// <summary>Finds an assembly.</summary>
    /// <param name="name">Its simple name.</param>
    /// <returns>Its path, or null.</returns>
    public string? FindAssembly(string name) => _files[name + ".dll"].FirstOrDefault();

    /// <summary>Finds a native library.</summary>
    /// <param name="name">Its name, with or without what the system puts before and after it.</param>
    /// <returns>Its path, or null.</returns>
    public string? FindNative(string name)
    {
        var ending = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return new[] { name, "lib" + name, name + ending, "lib" + name + ending }.SelectMany(candidate => _files[candidate]).FirstOrDefault();
    }

    // runtimes/linux-x64/native/libX.so is for machines like that alone.
    private static bool IsOfThisMachine(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        var at = Array.LastIndexOf(parts, "runtimes");
        return at < 0 || at + 1 >= parts.Length || Machine.Contains(parts[at + 1], StringComparer.Ordinal);
    }
}
