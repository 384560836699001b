using NasDsl.Language.Model;

namespace NasDsl.Language.Binding;

/// <summary>Where a module stands.</summary>
/// <param name="Scope">The scope that names its place.</param>
/// <param name="Names">The lets and parameters that it sees.</param>
/// <param name="Condition">When it is there.</param>
internal sealed record ModuleContext(PlaceScope Scope, LocalNames Names, GeneCondition? Condition);
