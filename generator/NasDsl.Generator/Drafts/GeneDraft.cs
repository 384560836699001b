using NasDsl.Language.Model;

namespace NasDsl.Generator.Drafts;

/// <summary>A gene with a value: a number, a word or a truth value.</summary>
/// <param name="Path">Its path, relative to the container.</param>
/// <param name="Gene">Its index.</param>
/// <param name="Domain">Its values, over all uses.</param>
/// <param name="IsPartial">Whether some use has no such gene, because an argument fixes it.</param>
internal sealed record GeneDraft(string Path, int Gene, GeneDomain Domain, bool IsPartial) : MemberDraft(Path)
{
    /// <inheritdoc/>
    public override int Order => Gene;
}
