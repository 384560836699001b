namespace NasDsl.Generator.Drafts;

/// <summary>What has a choice inside becomes a type; what has none is left out.</summary>
/// <param name="Blocks">Each block's uses, merged.</param>
internal sealed record ContentRule(IReadOnlyDictionary<string, ContainerDraft> Blocks)
{
    /// <summary>The members that hold a choice, in the order of writing.</summary>
    /// <param name="container">The container.</param>
    /// <returns>The members.</returns>
    public IReadOnlyList<MemberDraft> MembersOf(ContainerDraft container) =>
        [.. container.Members.Where(HasContent).OrderBy(member => member.Order)];

    /// <summary>Whether a container holds a choice.</summary>
    /// <param name="container">The container.</param>
    /// <returns>True when it does.</returns>
    public bool HasContent(ContainerDraft container) => container.Members.Any(HasContent);

    private bool HasContent(MemberDraft member) => member switch
    {
        BlockDraft block => HasContent(Blocks[block.Block]),
        ScopeDraft scope => HasContent(scope.Body),
        RepeatDraft repeat => repeat.Gene is not null || HasContent(repeat.Item),
        _ => true,
    };
}
