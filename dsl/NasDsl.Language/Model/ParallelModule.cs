namespace NasDsl.Language.Model;

/// <summary><c>parallel(add) { a; b; c }</c>: all of the branches on the same input, then merged.</summary>
/// <param name="Path">The path of the place.</param>
/// <param name="Merge">The name of the merging operation, <c>add</c> or <c>concat</c>.</param>
/// <param name="Branches">The branches, in order.</param>
public sealed record ParallelModule(string Path, string Merge, EquatableArray<ModuleModel> Branches) : ModuleModel;
