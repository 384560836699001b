using NasDsl.Language;

namespace NasDsl.Generator.Drafts;

/// <summary>A choice between branches.</summary>
/// <param name="Path">The path of its gene, relative to the container.</param>
/// <param name="Gene">The index of its gene.</param>
/// <param name="Names">The names of the branches.</param>
/// <param name="Branches">What each branch holds.</param>
internal sealed record AlternativeDraft(string Path, int Gene, EquatableArray<string> Names, EquatableArray<ContainerDraft> Branches)
    : MemberDraft(Path)
{
    /// <inheritdoc/>
    public override int Order => Gene;
}
