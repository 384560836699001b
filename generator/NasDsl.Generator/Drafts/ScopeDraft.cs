namespace NasDsl.Generator.Drafts;

/// <summary>A place with a scope of its own and no gene of its own: a residual or a branch of a parallel.</summary>
/// <param name="Path">Its path, relative to the container.</param>
/// <param name="Body">What it holds.</param>
internal sealed record ScopeDraft(string Path, ContainerDraft Body) : MemberDraft(Path)
{
    /// <inheritdoc/>
    public override int Order => Body.Order;
}
