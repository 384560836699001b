using Microsoft.CodeAnalysis.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Pipeline;

/// <summary>What the project says.</summary>
/// <param name="RootNamespace">The namespace of types whose <c>.nas</c> file names none; may be empty.</param>
/// <param name="ProjectFolder">The folder of the project; may be empty.</param>
/// <param name="IsWeightsFile">Whether the weights of champions are files beside the program, instead of resources in it.</param>
/// <param name="Engine">Which engine it asks for.</param>
internal sealed record ProjectOptions(string RootNamespace, string ProjectFolder, bool IsWeightsFile, EngineRequest Engine)
{
    /// <summary>Reads the properties that the build makes visible.</summary>
    /// <param name="options">All properties.</param>
    /// <returns>Those that matter.</returns>
    public static ProjectOptions From(AnalyzerConfigOptions options) => new(
        Get(options, "RootNamespace"),
        Get(options, "ProjectDir"),
        Get(options, "NasWeights").Equals("file", StringComparison.OrdinalIgnoreCase),
        EngineRequest.Parse(Get(options, "NasEngine"), Get(options, "NasDevice")));

    private static string Get(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out var value) ? value.Trim() : "";
}
