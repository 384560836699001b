namespace NasDsl.Language.Model;

/// <summary><c>repeat stage 1..4 { }</c>: the first copies of a list, one after another.</summary>
/// <param name="Path">The path of the repeat, such as <c>stage</c>; its copies are <c>stage[0]</c>, <c>stage[1]</c>, ...</param>
/// <param name="Gene">The index of the gene that counts the copies (a <see cref="SetDomain"/> of integers), or null when their number is fixed.</param>
/// <param name="Copies">
/// The greatest number of copies. Fresh copies have genes of their own; those of a <c>same</c> repeat share theirs, and their paths have no index.
/// </param>
/// <param name="IsTied">Whether it is a <c>same</c> repeat.</param>
public sealed record RepeatModule(string Path, int? Gene, EquatableArray<ModuleModel> Copies, bool IsTied) : ModuleModel;
