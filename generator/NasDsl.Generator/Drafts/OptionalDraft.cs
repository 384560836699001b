namespace NasDsl.Generator.Drafts;

/// <summary>Something that is there or not.</summary>
/// <param name="Path">The path of its gene, relative to the container.</param>
/// <param name="Gene">The index of its gene.</param>
/// <param name="Body">What it holds when it is there.</param>
internal sealed record OptionalDraft(string Path, int Gene, ContainerDraft Body) : MemberDraft(Path)
{
    /// <inheritdoc/>
    public override int Order => Gene;
}
