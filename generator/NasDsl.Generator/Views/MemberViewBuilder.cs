using NasDsl.Generator.Drafts;
using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Views;

/// <summary>Turns the members of containers into properties, and adds the types that they need.</summary>
/// <param name="content">What has choices inside.</param>
/// <param name="typeNames">The names of types in the namespace.</param>
/// <param name="blockSummaries">The doc comment of each block.</param>
/// <param name="types">Where types are added.</param>
internal sealed class MemberViewBuilder(
    ContentRule content,
    NameScope typeNames,
    IReadOnlyDictionary<string, string> blockSummaries,
    List<TypeView> types)
{
    /// <summary>Builds the properties of a record.</summary>
    /// <param name="owner">The name of the record, with which the names of its types begin.</param>
    /// <param name="container">The container.</param>
    /// <param name="reserved">Names that properties cannot have.</param>
    /// <param name="offset">The path from the scope of the record to that of the container, with a dot, or empty.</param>
    /// <returns>The properties, in the order of writing.</returns>
    public EquatableArray<MemberView> Build(string owner, ContainerDraft container, IEnumerable<string> reserved, string offset = "")
    {
        var members = content.MembersOf(container);
        var names = new NameScope(reserved);
        var repeated = new HashSet<string>(members.GroupBy(member => ShortName(member.Path)).Where(group => group.Count() > 1).Select(group => group.Key));
        return members.SelectMany(member =>
        {
            var whole = CSharpNames.Pascal(member.Path);
            var name = repeated.Contains(ShortName(member.Path)) ? whole : ShortName(member.Path);
            name = member is BlockDraft ? names.Take(name, members.Count == 1 ? "Block" : name + "Block") : names.Take(name, name + "Gene");
            return member is RepeatDraft repeat && (repeat.IsTied || !content.HasContent(repeat.Item))
                ? BuildCounted(repeat, owner, name, names, offset)
                : [Build(member, owner, name, offset)];
        }).ToEquatableArray();
    }

    private MemberView Build(MemberDraft member, string owner, string name, string offset)
    {
        var path = offset + member.Path;
        switch (member)
        {
            case GeneDraft gene:
                return BuildGene(gene, owner, name, path);
            case BlockDraft block:
                return new RecordMemberView(name, path, $"{path}: {blockSummaries[block.Block]}", block.Block);
            case ScopeDraft scope:
                return new RecordMemberView(name, path, $"The choices inside {path}.", AddRecord(owner + name, path, scope.Body));
            case AlternativeDraft alternative:
                return BuildAlternative(alternative, owner, name, offset);
            case OptionalDraft optional:
                return BuildOptional(optional, owner, name, offset);
            case RepeatDraft repeat:
                var counts = DomainText.OfNumbers(repeat.Counts);
                return new ListMemberView(
                    name,
                    path,
                    $"{path}: the copies of the repeat. Their number is {counts}.",
                    AddRecord(owner + name, path, repeat.Item, $"One copy of the repeat {path}."),
                    repeat.Counts,
                    repeat.Gene is null ? null : path);
            default:
                throw new InvalidOperationException($"{member.GetType().Name} has no property.");
        }
    }

    // The copies of a tied repeat are one: so there is one value, and the number of copies.
    private IEnumerable<MemberView> BuildCounted(RepeatDraft repeat, string owner, string name, NameScope names, string offset)
    {
        var path = offset + repeat.Path;
        var hasItem = content.HasContent(repeat.Item);
        if (hasItem)
        {
            var type = AddRecord(owner + name, path, repeat.Item, $"What all copies of the repeat {path} share.");
            yield return new RecordMemberView(name, path, $"{path}: what all copies of the repeat share.", type);
        }

        if (repeat.Gene is not null)
        {
            var counts = DomainText.OfNumbers(repeat.Counts);
            yield return new NumberMemberView(
                hasItem ? names.Take(name + "Count") : name,
                path,
                $"{path}: the number of copies, {counts}.",
                repeat.Counts,
                false);
        }
    }

    private MemberView BuildGene(GeneDraft gene, string owner, string name, string path)
    {
        switch (gene.Domain)
        {
            case RealDomain real:
                var interval = $"{path}: {DomainText.OfInterval(real.Minimum, real.Maximum)}.";
                return new RealMemberView(name, path, interval, real.Minimum, real.Maximum, gene.IsPartial);
            case SetDomain set when set.Values.All(value => value.IsBoolean):
                return new FlagMemberView(name, path, $"{path}: true or false.", gene.IsPartial);
            case SetDomain set when set.Values.All(value => value.IsNumber):
                var numbers = set.Values.Select(value => value.Number).ToEquatableArray();
                return new NumberMemberView(name, path, $"{path}: {DomainText.OfNumbers(numbers)}.", numbers, gene.IsPartial);
            case SetDomain set:
                return BuildWord(owner, name, path, set.Values.Select(value => value.ToString()), false, gene.IsPartial);
            default:
                throw new InvalidOperationException($"The gene '{path}' has no property for {gene.Domain}.");
        }
    }

    private WordMemberView BuildWord(string owner, string name, string path, IEnumerable<string> words, bool isBranch, bool isPartial)
    {
        var list = words.ToList();
        var cases = new NameScope([]);
        var type = new EnumView(
            typeNames.Take(owner + name),
            $"What {path} can be.",
            list.Select(word => new EnumCaseView(cases.Take(CSharpNames.Pascal(word)), word)).ToEquatableArray());
        types.Add(type);
        return new WordMemberView(name, path, $"{path}: one of {string.Join(", ", list)}.", type, isBranch, isPartial);
    }

    private MemberView BuildAlternative(AlternativeDraft alternative, string owner, string name, string offset)
    {
        var path = offset + alternative.Path;
        if (!alternative.Branches.Any(content.HasContent))
        {
            return BuildWord(owner, name, path, alternative.Names, true, false);
        }

        var type = typeNames.Take(owner + name);
        var at = types.Count;
        var cases = new NameScope([.. ReservedNames.OfHierarchy, type]);
        var names = alternative.Names.Select(branch => cases.Take(CSharpNames.Pascal(branch))).ToList();

        // The records of the branches are nested in the type that they derive from, so that each has the names of all as members.
        string[] reserved = [.. ReservedNames.OfHierarchy, type, .. names];
        var branches = alternative.Branches
            .Select((branch, i) => new BranchView(
                names[i],
                alternative.Names[i],
                $"The branch {alternative.Names[i]}.",
                BuildBranch(type + names[i], branch, reserved, offset)))
            .ToEquatableArray();
        var summary = $"One of {string.Join(", ", alternative.Names)}.";
        types.Insert(at, new HierarchyView(type, summary, path, branches));
        return new RecordMemberView(name, "", $"{path}: one of {string.Join(", ", alternative.Names)}.", type);
    }

    private EquatableArray<MemberView> BuildBranch(string owner, ContainerDraft container, string[] reserved, string offset)
    {
        var members = content.MembersOf(container);
        return members.Count == 1
            ? members[0] switch
            {
                // The branch is the block: nothing else to say.
                BlockDraft block => new[] { Build(block, owner, "Block", offset) }.ToEquatableArray(),
                ScopeDraft scope => Build(owner, scope.Body, reserved, offset + scope.Path + "."),
                _ => Build(owner, container, reserved, offset),
            }
            : Build(owner, container, reserved, offset);
    }

    private MemberView BuildOptional(OptionalDraft optional, string owner, string name, string offset)
    {
        var path = offset + optional.Path;
        var members = content.MembersOf(optional.Body);
        if (members.Count == 0)
        {
            return new FlagMemberView(name, path, $"{path}: whether it is there.", false);
        }

        var inner = members.Count == 1 && members[0] is BlockDraft or ScopeDraft or AlternativeDraft
            ? Build(members[0], owner, name, offset)
            : new RecordMemberView(name, "", $"The choices inside {path}.", AddOptionRecord(owner + name, path, optional.Body, offset));
        return new OptionalMemberView(path, inner);
    }

    private string AddOptionRecord(string name, string path, ContainerDraft container, string offset)
    {
        var type = typeNames.Take(name);
        var at = types.Count;
        var members = Build(type, container, [.. ReservedNames.OfRecord, type], offset);
        types.Insert(at, new RecordView(type, $"The choices inside {path}.", members));
        return type;
    }

    private string AddRecord(string name, string path, ContainerDraft container, string? summary = null)
    {
        var type = typeNames.Take(name);
        var at = types.Count;
        var members = Build(type, container, [.. ReservedNames.OfRecord, type]);
        types.Insert(at, new RecordView(type, summary ?? $"The choices inside {path}.", members));
        return type;
    }

    private static string ShortName(string path) => CSharpNames.Pascal(path.Substring(path.LastIndexOf('.') + 1));
}
