using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NasDsl.Language;
using NasDsl.Language.Diagnostics;

namespace NasDsl.Generator.Pipeline;

/// <summary>Checks that a project can compile the generated code, since the compiler's own messages about it would not say what to do.</summary>
internal static class TargetCheck
{
    // Collection expressions are the newest feature of generated code.
    private const LanguageVersion Oldest = LanguageVersion.CSharp12;

    /// <summary>Checks a project.</summary>
    /// <param name="compilation">The project.</param>
    /// <returns>What is missing.</returns>
    public static EquatableArray<DiagnosticInfo> Check(Compilation compilation)
    {
        var problems = new List<DiagnosticInfo>();
        if (compilation is CSharpCompilation { LanguageVersion: var version } && version < Oldest)
        {
            problems.Add(DiagnosticInfo.Of(DiagnosticCatalog.OldLanguageVersion, version.ToDisplayString(), Oldest.ToDisplayString()));
        }

        foreach (var (type, library) in new[] { ("NasDsl.NasProgram", "NasDsl.Runtime"), ("NasDsl.Engine.ManagedEngine", "NasDsl.Engine") })
        {
            if (compilation.GetTypeByMetadataName(type) is null)
            {
                problems.Add(DiagnosticInfo.Of(DiagnosticCatalog.MissingReference, library));
            }
        }

        return problems.ToEquatableArray();
    }
}
