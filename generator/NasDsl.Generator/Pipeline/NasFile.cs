namespace NasDsl.Generator.Pipeline;

/// <summary>One <c>.nas</c> file.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Content">Its text, or null when it could not be read.</param>
internal sealed record NasFile(string Path, string? Content);
