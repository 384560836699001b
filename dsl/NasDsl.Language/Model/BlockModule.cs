namespace NasDsl.Language.Model;

/// <summary>A use of a block, written out. Blocks with genes are the module species of co-evolution.</summary>
/// <param name="Block">The name of the block.</param>
/// <param name="Path">The path of the use, such as <c>stage[0].Conv</c>: the prefix of the paths of its genes.</param>
/// <param name="Body">The body of the block with the arguments of this use.</param>
public sealed record BlockModule(string Block, string Path, ModuleModel Body) : ModuleModel;
