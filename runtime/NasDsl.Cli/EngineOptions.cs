using System.CommandLine;

namespace NasDsl.Cli;

/// <summary>The option that tells the tool of engines that it does not have.</summary>
internal static class EngineOptions
{
    /// <summary>The option.</summary>
    /// <returns>The option, which may be given several times.</returns>
    public static Option<string[]> CreateAssembly() => new("--engine-assembly")
    {
        Description = "An assembly that brings an engine, such as NasDsl.TorchSharp.dll in the output folder of a program; what it needs is looked for beside it.",
        HelpName = "PATH",
    };
}
