using NasDsl.Language.Analysis;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Language;

/// <summary>What compiling <c>.nas</c> files gives.</summary>
/// <param name="Model">All that could be bound; complete when there are no errors.</param>
/// <param name="Diagnostics">The messages, by file and place.</param>
/// <param name="Analyses">What is proven about each space that was written without mistakes.</param>
public sealed record NasCompilation(
    NasModel Model,
    EquatableArray<Diagnostic> Diagnostics,
    EquatableArray<SpaceAnalysis> Analyses)
{
    /// <summary>Whether any message is an error, so that the model must not be used.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
