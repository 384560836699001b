using NasDsl.Generator.Drafts;
using NasDsl.Generator.Pipeline;
using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Views;

/// <summary>From the model of a compilation to the files that are generated from it.</summary>
internal static class ProgramViewBuilder
{
    /// <summary>Builds the files.</summary>
    /// <param name="program">The model, and what the project says.</param>
    /// <returns>The files: one for the text of the program and one for each block, space, search and extern declaration.</returns>
    public static EquatableArray<FileView> Build(ProgramInput program)
    {
        var model = program.Model;
        var declared = model.Blocks.Select(block => block.Name)
            .Concat(model.Spaces.Select(space => space.Name))
            .Concat(model.Searches.Select(search => search.Name))
            .Concat(model.Externs.Select(declared => declared.Name));
        var typeNames = new NameScope(declared);
        var source = typeNames.Take("NasProgramSource");
        var drafts = model.Spaces.Select(SpaceDrafter.Draft).ToList();
        var blocks = drafts
            .SelectMany(draft => draft.Blocks)
            .GroupBy(block => block.Block)
            .ToDictionary(group => group.Key, group => DraftMerger.Merge([.. group.Select(block => block.Body)]));
        var content = new ContentRule(blocks);
        var summaries = model.Blocks.ToDictionary(block => block.Name, block => block.Documentation ?? $"The block {block.Name}.");

        var files = new List<(string Name, List<TypeView> Types)>();
        List<TypeView> Open(string name)
        {
            files.Add((name, []));
            return files[files.Count - 1].Types;
        }

        var externs = model.Externs.Select(ExternViewBuilder.Build).ToEquatableArray();
        Open(source).Add(new ProgramView(source, "The text of the .nas files that the types of this namespace were generated from.", model.CanonicalText, externs, program.Engines, program.Engine));
        foreach (var view in externs)
        {
            Open(view.Name).Add(view);
        }

        foreach (var block in model.Blocks.Where(block => blocks.TryGetValue(block.Name, out var body) && content.HasContent(body)))
        {
            var types = Open(block.Name);
            var builder = new MemberViewBuilder(content, typeNames, summaries, types);
            var members = builder.Build(CSharpNames.Pascal(block.Name), blocks[block.Name], [.. ReservedNames.OfRecord, block.Name]);
            types.Insert(0, new RecordView(block.Name, summaries[block.Name], members));
        }

        foreach (var (space, (root, _)) in model.Spaces.Zip(drafts, (space, draft) => (space, draft)))
        {
            var types = Open(space.Name);
            var builder = new MemberViewBuilder(content, typeNames, summaries, types);
            var members = builder.Build(CSharpNames.Pascal(space.Name), root, [.. ReservedNames.OfSpace, space.Name]);
            var facts = program.Facts.FirstOrDefault(fact => fact.Space == space.Name)?.Sentences ?? EquatableArray<string>.Empty;
            types.Insert(0, new SpaceView(space.Name, space.Documentation ?? $"An architecture of the space {space.Name}.", space.Name, facts, members));
        }

        foreach (var search in model.Searches.Where(search => model.Spaces.Any(space => space.Name == search.Space)))
        {
            var folder = program.Folders.FirstOrDefault(folder => folder.Search == search.Name)?.Path ?? "";
            Open(search.Name).Add(new SearchView(
                search.Name,
                search.Documentation ?? $"The search {search.Name}.",
                search.Name,
                search.Space,
                folder,
                ChampionOf(search, program)));
        }

        // File names differ by more than case, so that they can all be written to one folder on any system.
        var hints = new NameScope([], StringComparer.OrdinalIgnoreCase);
        return files
            .Select(file => new FileView(hints.Take(file.Name) + ".g.cs", program.Namespace, source, file.Types.ToEquatableArray()))
            .ToEquatableArray();
    }

    private static ChampionView? ChampionOf(SearchModel search, ProgramInput program)
    {
        var space = program.Model.Spaces.First(space => space.Name == search.Space);
        var data = program.Model.Data.FirstOrDefault(data => data.Name == space.Data);
        var found = program.Locks.FirstOrDefault(found => found.Lock.Search == search.Name);
        return data is null ? null : new ChampionView(
            data,
            search.Evaluation is null,
            program.IsWeightsFile,
            program.Model.Externs.Any(written => written.Kind == ExternKind.Operation),
            found);
    }
}
