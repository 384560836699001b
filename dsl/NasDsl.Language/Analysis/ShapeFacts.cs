using NasDsl.Language.Diagnostics;

namespace NasDsl.Language.Analysis;

/// <summary>What the check of shapes found.</summary>
/// <param name="Verdict">Whether all architectures are well-shaped.</param>
/// <param name="HasSound">Whether any is.</param>
/// <param name="Diagnostics">The faults.</param>
internal sealed record ShapeFacts(ShapeVerdict Verdict, bool HasSound, IReadOnlyList<Diagnostic> Diagnostics);
