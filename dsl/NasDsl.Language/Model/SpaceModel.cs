using NasDsl.Language.Text;

namespace NasDsl.Language.Model;

/// <summary>A search space: all the architectures that a declaration stands for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Data">The name of the data it is for.</param>
/// <param name="Genes">Its genes in the order in which they were written; a gene's index is its place here.</param>
/// <param name="Root">Its body.</param>
/// <param name="Requirements">What holds for every candidate.</param>
/// <param name="Documentation">Its doc comment, or null.</param>
/// <param name="Location">Where its name was written.</param>
public sealed record SpaceModel(
    string Name,
    string Data,
    EquatableArray<GeneModel> Genes,
    ModuleModel Root,
    EquatableArray<RequirementModel> Requirements,
    string? Documentation,
    SourceLocation Location);
