using NasDsl.Language;

namespace NasDsl.Generator.Drafts;

/// <summary>
/// Makes one container of several that were written by the same text: the copies of a repeat, the uses of a block. They differ where an argument of a
/// block fixes a gene or gives it other values.
/// </summary>
internal static class DraftMerger
{
    /// <summary>Merges containers.</summary>
    /// <param name="containers">The containers, at least one.</param>
    /// <returns>A container with every member of any of them.</returns>
    public static ContainerDraft Merge(IReadOnlyList<ContainerDraft> containers)
    {
        // The fullest one says in which order members were written.
        var merged = new ContainerDraft("", null, null);
        var groups = containers
            .OrderByDescending(container => container.Members.Count)
            .SelectMany(container => container.Members)
            .GroupBy(member => (member.GetType(), member.Path));
        foreach (var group in groups)
        {
            merged.Members.Add(Merge(group.ToList(), containers.Count));
        }

        return merged;
    }

    private static MemberDraft Merge(List<MemberDraft> members, int uses) => members[0] switch
    {
        GeneDraft gene => gene with
        {
            Domain = members.Cast<GeneDraft>().Select(member => member.Domain).Aggregate(DomainUnion.Of),
            IsPartial = members.Count < uses || members.Cast<GeneDraft>().Any(member => member.IsPartial),
        },
        BlockDraft block => block,
        ScopeDraft scope => scope with { Body = Merge(members.Cast<ScopeDraft>().Select(member => member.Body).ToList()) },
        OptionalDraft optional => optional with { Body = Merge(members.Cast<OptionalDraft>().Select(member => member.Body).ToList()) },
        AlternativeDraft alternative => alternative with
        {
            Branches = alternative.Branches
                .Select((_, i) => Merge(members.Cast<AlternativeDraft>().Select(member => member.Branches[i]).ToList()))
                .ToEquatableArray(),
        },
        RepeatDraft repeat => repeat with
        {
            Counts = members.Cast<RepeatDraft>().SelectMany(member => member.Counts).Distinct().OrderBy(count => count).ToEquatableArray(),
            Item = Merge(members.Cast<RepeatDraft>().Select(member => member.Item).ToList()),
        },
        var other => throw new InvalidOperationException($"{other.GetType().Name} cannot be merged."),
    };
}
