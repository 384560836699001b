namespace NasDsl.Language.Model;

/// <summary><c>parallel(add | concat) { a; b; c }</c>: all of the branches on the same input, then merged.</summary>
/// <param name="Path">The path of the place.</param>
/// <param name="Merges">The names of the merging operations, <c>add</c> or <c>concat</c>, in the order of the gene's values.</param>
/// <param name="Gene">The index of the gene that chooses the merge (a <see cref="SetDomain"/> of their names), or null when there is only one.</param>
/// <param name="Branches">The branches, in order.</param>
public sealed record ParallelModule(string Path, EquatableArray<string> Merges, int? Gene, EquatableArray<ModuleModel> Branches) : ModuleModel
{
    /// <summary>The merge that is chosen.</summary>
    /// <param name="indexOf">The index of the value of a gene.</param>
    /// <returns>The name of the operation.</returns>
    public string MergeOf(Func<int, int> indexOf) => Merges[Gene is { } gene ? indexOf(gene) : 0];
}
