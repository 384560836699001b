using NasDsl.Language;

namespace NasDsl.Generator.Views;

/// <summary>The generated closed hierarchy of an alternative with choices inside its branches.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its doc comment.</param>
/// <param name="Path">The path of its gene, relative to the scope.</param>
/// <param name="Branches">The branches, in order.</param>
internal sealed record HierarchyView(string Name, string Summary, string Path, EquatableArray<BranchView> Branches) : TypeView(Name, Summary);
