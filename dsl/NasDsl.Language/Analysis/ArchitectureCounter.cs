using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Counts the distinct well-shaped networks of a space. A network is read as a word: its operations in order, with brackets around branches; operations that change nothing are not
/// written. Two genomes spell the same word exactly when they stand for the same network, and a residual is the sum of its body and its shortcut.
/// </summary>
internal sealed class ArchitectureCounter
{
    private const string Open = "(";
    private const string Separator = ";";

    private readonly OperationTable _operations;
    private readonly Assignment _assignment;
    private readonly WorkMeter _work = new(SpaceWalks.StepsPerWalk);
    private readonly WordSets _words;
    private readonly PlaceKinds _kinds;
    private readonly Dictionary<(int KindOrPlace, Shape Input, string External), WordNode> _known = [];

    private bool _isAmbiguous;

    private ArchitectureCounter(SpaceWalks walks)
    {
        _operations = walks.Operations;
        _kinds = walks.Kinds;
        _assignment = new Assignment(walks.Space.Genes);
        _words = new WordSets(_work);
    }

    /// <summary>Counts them.</summary>
    /// <param name="walks">Walks over the space that look at every choice.</param>
    /// <param name="genomes">How many genomes there are, which bounds the number of networks.</param>
    /// <returns>The exact number, or the bound when the space is too large.</returns>
    public static Count Count(SpaceWalks walks, Count genomes)
    {
        if (genomes.Kind == CountKind.Infinite)
        {
            return genomes;
        }

        try
        {
            var counter = new ArchitectureCounter(walks);
            var words = counter.Read(walks.Root, walks.Data.Input.Shape);

            // A cell and a residual or a parallel in one place, or one inside the other, could be the same network in two words.
            var isAmbiguous = counter._isAmbiguous || counter._words.AnyMixes(words, Open, symbol => symbol.StartsWith(CellWords.Piece, StringComparison.Ordinal));
            return new Count(words.CountTo(Shape.Vector(walks.Data.Target.Size)), isAmbiguous ? CountKind.UpperBound : CountKind.Exact);
        }
        catch (WorkLimitException)
        {
            return genomes with { Kind = CountKind.UpperBound };
        }
    }

    // All words that a place can write behind a shape. Words do not name genes, so that those of places which are alike are the same.
    private WordNode Read(Place place, Shape input)
    {
        var key = (place.External.Count == 0 ? _kinds.KindOf(place) : -1 - place.Id, input, _assignment.Describe(place.External));
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        var words = _words.None;
        foreach (var _ in _assignment.Combinations(place.Shared))
        {
            _work.Spend();
            words = _words.Union(words, ReadModule(place, input));
        }

        _known.Add(key, words);
        return words;
    }

    private WordNode ReadModule(Place place, Shape input) => place.Module switch
    {
        OperationModule => ReadOperation(place, input),
        AlternativeModule alternative => UnionOf(_assignment.Choices(alternative.Gene), alternative.Gene, index => Read(place.Children[index], input)),
        OptionalModule optional => UnionOf(
            _assignment.Choices(optional.Gene), optional.Gene, index => index == 0 ? _words.Empty(input) : Read(place.Children[0], input)),
        RepeatModule repeat => ReadCopies(place, CountsOf(repeat), 0, input, []),
        var cell when CellWalk.IsNeededFor(cell, _assignment) => ReadCell(place, input),
        ResidualModule residual => ReadResidual(place, residual, input),
        ParallelModule { Branches.Count: > 1 } parallel => ReadParallel(place, OperationCatalog.Get(_assignment.MergeOf(parallel)), input),
        _ => ReadItems(place, 0, input, []),
    };

    private WordNode ReadOperation(Place place, Shape input)
    {
        var words = _words.None;
        foreach (var row in _operations.Rows(place, input, _assignment, _work))
        {
            if (row.Error is null)
            {
                words = _words.Union(
                    words,
                    row.IsIdentity ? _words.Empty(input) : _words.After(row.Arguments?.ToString() ?? "", _words.Empty(row.Shape)));
            }
        }

        return words;
    }

    // What follows depends on the shape alone, and many words end in one: each rest is read once.
    private WordNode ReadItems(Place place, int at, Shape input, Dictionary<(int At, Shape Input), WordNode> known)
    {
        if (at == place.Children.Count)
        {
            return _words.Empty(input);
        }

        if (!known.TryGetValue((at, input), out var words))
        {
            words = _words.Then(Read(place.Children[at], input), output => ReadItems(place, at + 1, output, known));
            known.Add((at, input), words);
        }

        return words;
    }

    private WordNode ReadCopies(Place place, HashSet<int> counts, int done, Shape input, Dictionary<(int Done, Shape Input), WordNode> known)
    {
        if (!known.TryGetValue((done, input), out var words))
        {
            words = counts.Contains(done) ? _words.Empty(input) : _words.None;
            if (done < place.Children.Count && counts.Any(count => count > done))
            {
                words = _words.Union(words, _words.Then(Read(place.Children[done], input), output => ReadCopies(place, counts, done + 1, output, known)));
            }

            known.Add((done, input), words);
        }

        return words;
    }

    private WordNode ReadCell(Place place, Shape input)
    {
        var words = new Dictionary<string, (IReadOnlyList<string> Symbols, Shape Shape)>();
        var walk = new CellWalk(place, input, _assignment, _work, (edge, shape, _) => _words.List(Read(edge, shape))
            .Select(word => new CellOption(word.Shape, IsZero(word.Symbols), word.Symbols.Count == 0, Witness.Empty, word.Symbols))
            .ToArray());
        walk.Run(Witness.Empty, cell =>
        {
            _work.Spend();
            var word = CellWords.Write(cell);
            words[string.Join("\n", word)] = (word, cell.Output == 0 ? input : cell.Items[cell.Output - 1].Shape);
        });
        _isAmbiguous |= words.Values.Any(word => word.Symbols.Any(CellWords.IsNested));
        return _words.Of(words.Values);
    }

    private static bool IsZero(IReadOnlyList<string> word) => word.Count > 0 && word[word.Count - 1] == "zero";

    // A sum with zeros is the shortcut alone.
    private WordNode ReadResidual(Place place, ResidualModule residual, Shape input)
    {
        var body = Read(place.Children[0], input);
        if (!ModuleTree.All(residual).Any(inner => inner is OperationModule { Operation: "zero" }))
        {
            return _words.After(Open, _words.Then(body, output => ReadShortcut(input, output)));
        }

        var words = _words.List(body).ToArray();
        var bare = words.Where(word => IsZero(word.Symbols)).Select(word => word.Shape).Distinct()
            .Aggregate(_words.None, (all, shape) => _words.Union(all, ReadBareShortcut(input, shape)));
        var rest = _words.Of(words.Where(word => !IsZero(word.Symbols)));
        return _words.Union(bare, _words.After(Open, _words.Then(rest, output => ReadShortcut(input, output))));
    }

    private WordNode ReadBareShortcut(Shape input, Shape output) =>
        input == output ? _words.Empty(input)
        : ProjectionRule.Find(input, output) is { } projection ? _words.After(projection.ToString(), _words.Empty(output))
        : _words.None;

    private WordNode ReadShortcut(Shape input, Shape output)
    {
        var end = _words.After(")add", _words.Empty(output));
        if (input != output)
        {
            end = ProjectionRule.Find(input, output) is { } projection ? _words.After(projection.ToString(), end) : _words.None;
        }

        return _words.After(Separator, end);
    }

    private WordNode ReadParallel(Place place, Operation merge, Shape input) =>
        _words.After(Open, _words.Then(Read(place.Children[0], input), output => ReadBranches(place, merge, 1, input, output, [])));

    private WordNode ReadBranches(Place place, Operation merge, int at, Shape input, Shape merged, Dictionary<(int At, Shape Merged), WordNode> known)
    {
        if (at == place.Children.Count)
        {
            return _words.After(")" + merge.Name, _words.Empty(merged));
        }

        if (!known.TryGetValue((at, merged), out var words))
        {
            words = _words.After(Separator, _words.Then(Read(place.Children[at], input), output =>
                merge.ShapeOf([merged, output], new OperationArguments(merge, [])) is { Error: null } result
                    ? ReadBranches(place, merge, at + 1, input, result.Shape, known)
                    : _words.None));
            known.Add((at, merged), words);
        }

        return words;
    }

    private HashSet<int> CountsOf(RepeatModule repeat) => repeat.Gene is { } gene
        ? [.. _assignment.Choices(gene).Select(index => _operations.CountAt(gene, index))]
        : [repeat.Copies.Count];

    private WordNode UnionOf(IEnumerable<int> indices, int gene, Func<int, WordNode> read)
    {
        var words = _words.None;
        var before = _assignment[gene];
        foreach (var index in indices.ToArray())
        {
            _assignment[gene] = index;
            words = _words.Union(words, read(index));
        }

        _assignment[gene] = before;
        return words;
    }
}
