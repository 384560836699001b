using NasDsl.Language;

namespace NasDsl.Generator.Pipeline;

/// <summary>What the analysis of a space found, for its doc comment.</summary>
/// <param name="Space">The name of the space.</param>
/// <param name="Sentences">The findings.</param>
internal sealed record SpaceFacts(string Space, EquatableArray<string> Sentences);
