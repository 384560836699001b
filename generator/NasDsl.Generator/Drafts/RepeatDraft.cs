using NasDsl.Language;

namespace NasDsl.Generator.Drafts;

/// <summary>A repeat.</summary>
/// <param name="Path">Its path, relative to the container: that of its count gene too.</param>
/// <param name="Gene">The index of the gene that counts its copies, or null when their number is fixed or counted by a gene of another name.</param>
/// <param name="Counts">The numbers of copies it can have.</param>
/// <param name="IsTied">Whether all copies share their genes.</param>
/// <param name="Item">What a copy holds, over all copies.</param>
internal sealed record RepeatDraft(string Path, int? Gene, EquatableArray<double> Counts, bool IsTied, ContainerDraft Item)
    : MemberDraft(Path)
{
    /// <inheritdoc/>
    public override int Order => Gene ?? Item.Order;
}
