namespace NasDsl.Language.Model;

/// <summary><c>a -> b -> c</c>: each takes the output of the one before.</summary>
/// <param name="Items">The modules, in order; none of them is a sequence.</param>
public sealed record SequenceModule(EquatableArray<ModuleModel> Items) : ModuleModel;
