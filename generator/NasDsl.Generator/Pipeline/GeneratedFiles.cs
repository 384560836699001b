using NasDsl.Language;

namespace NasDsl.Generator.Pipeline;

/// <summary>All generated files, or why there are none.</summary>
/// <param name="Files">The files.</param>
/// <param name="Failure">The message of a failure, or null.</param>
internal sealed record GeneratedFiles(EquatableArray<GeneratedFile> Files, DiagnosticInfo? Failure);
