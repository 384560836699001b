using System.Reflection;
using System.Runtime.Loader;

namespace NasDsl.Cli;

/// <summary>Loads an engine beside the tool: what both use is the tool's, and everything else is the engine's own.</summary>
/// <param name="engine">The file of the assembly that brings it.</param>
/// <param name="files">Where else to look for what it needs.</param>
internal sealed class EngineLoadContext(string engine, EngineFiles files) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(engine))
{
    private readonly AssemblyDependencyResolver _resolver = new(engine);

    /// <summary>Loads the assembly that brings the engine.</summary>
    /// <returns>The assembly.</returns>
    public Assembly LoadEngine() => LoadFromAssemblyName(AssemblyName.GetAssemblyName(engine));

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name ?? "";
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll")))
        {
            return null;
        }

        var path = name == Path.GetFileNameWithoutExtension(engine) ? engine : _resolver.ResolveAssemblyToPath(assemblyName) ?? files.FindAssembly(name);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) ?? files.FindNative(unmanagedDllName);
        return path is null ? IntPtr.Zero : LoadUnmanagedDllFromPath(path);
    }
}
