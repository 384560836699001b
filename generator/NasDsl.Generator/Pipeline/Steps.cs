namespace NasDsl.Generator.Pipeline;

/// <summary>The names under which the steps of the pipeline are tracked.</summary>
internal static class Steps
{
    /// <summary>The <c>.nas</c> files.</summary>
    public const string Read = "NasRead";

    /// <summary>The lock files, read.</summary>
    public const string Locks = "NasLocks";

    /// <summary>The properties of the project.</summary>
    public const string Options = "NasOptions";

    /// <summary>What the project can compile.</summary>
    public const string Target = "NasTarget";

    /// <summary>The engines that the project references.</summary>
    public const string Engines = "NasEngines";

    /// <summary>The files, compiled: runs again at every change of a file.</summary>
    public const string Compile = "NasCompile";

    /// <summary>The model: the same after a change of comments or layout.</summary>
    public const string Model = "NasModel";

    /// <summary>The text of the generated files.</summary>
    public const string Emit = "NasEmit";

    /// <summary>Each generated file.</summary>
    public const string Files = "NasFiles";

    /// <summary>The messages.</summary>
    public const string Report = "NasReport";
}
