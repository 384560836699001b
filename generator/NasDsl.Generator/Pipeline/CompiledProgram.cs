using NasDsl.Language;

namespace NasDsl.Generator.Pipeline;

/// <summary>What the compiler of the language said.</summary>
/// <param name="Program">What code is generated from, or null when there is nothing.</param>
/// <param name="Diagnostics">The messages.</param>
internal sealed record CompiledProgram(ProgramInput? Program, EquatableArray<DiagnosticInfo> Diagnostics);
