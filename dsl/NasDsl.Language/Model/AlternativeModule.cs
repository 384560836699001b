namespace NasDsl.Language.Model;

/// <summary><c>a | b | c</c>: the gene says which branch is taken.</summary>
/// <param name="Gene">The index of a gene with an <see cref="AlternativeDomain"/>.</param>
/// <param name="Branches">The branches, in the order of the domain's names.</param>
public sealed record AlternativeModule(int Gene, EquatableArray<ModuleModel> Branches) : ModuleModel;
