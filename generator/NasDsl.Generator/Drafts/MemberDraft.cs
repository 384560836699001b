namespace NasDsl.Generator.Drafts;

/// <summary>What becomes a property.</summary>
/// <param name="Path">Its path, relative to the container.</param>
internal abstract record MemberDraft(string Path)
{
    /// <summary>The first gene inside.</summary>
    public abstract int Order { get; }
}
