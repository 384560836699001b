using NasDsl.Language.Diagnostics;

namespace NasDsl.Language.Analysis;

/// <summary>What the check of requirements found.</summary>
/// <param name="CanBeMet">Whether some architecture meets all of them; null when that is unknown.</param>
/// <param name="Diagnostics">What is wrong, doubtful or unknown.</param>
internal sealed record RequirementFacts(bool? CanBeMet, IReadOnlyList<Diagnostic> Diagnostics);
