namespace NasDsl.Engines;

/// <summary>
/// Says that an assembly brings an engine, and what it is called. The compiler of a project, the build and the tool <c>nas</c> find engines by it, without running any code of them.
/// </summary>
/// <param name="name">What users choose it by: <see cref="IEngine.Name"/> of the engine.</param>
/// <param name="version">
/// The first word of <see cref="IEngine.Version"/> of the engine, or all of it. A build compares it with that of a lock, and loads no engine for that: what the engine says beyond it, such as the version of a
/// native library, makes no lock stale.
/// </param>
/// <param name="factory">What makes it: a public class that implements <see cref="IEngineFactory"/> and has a constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class NasEngineAttribute(string name, string version, Type factory) : Attribute
{
    /// <summary>What users choose it by.</summary>
    public string Name { get; } = name;

    /// <summary>What results depend on besides what they are asked for.</summary>
    public string Version { get; } = version;

    /// <summary>What makes it.</summary>
    public Type Factory { get; } = factory;
}
