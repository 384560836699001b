namespace NasDsl.Generator.Drafts;

/// <summary>A use of a block.</summary>
/// <param name="Path">Its path, relative to the container.</param>
/// <param name="Block">The name of the block.</param>
/// <param name="Body">What this use holds.</param>
internal sealed record BlockDraft(string Path, string Block, ContainerDraft Body) : MemberDraft(Path)
{
    /// <inheritdoc/>
    public override int Order => Body.Order;
}
