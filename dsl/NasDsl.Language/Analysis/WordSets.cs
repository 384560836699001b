using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Sets of words as acyclic deterministic automata with shared states (Daciuk et al., 2000). A set is the state where reading it begins; each word is in it once however many
/// genomes spell it. The shape at the end of a word depends on the word alone.
/// </summary>
/// <param name="work">Pays for new states.</param>
internal sealed class WordSets(WorkMeter work)
{
    private const int NoneId = -1;

    private readonly Dictionary<string, WordNode> _nodes = [];
    private readonly Dictionary<string, int> _symbols = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<(int, int), WordNode> _unions = [];

    /// <summary>The set without words.</summary>
    public WordNode None { get; } = new(NoneId, null, []);

    /// <summary>The set of the empty word.</summary>
    /// <param name="shape">The shape where it ends.</param>
    /// <returns>The set.</returns>
    public WordNode Empty(Shape shape) => Make(shape, []);

    /// <summary>Whether some word can go on from one state both with one symbol and with a symbol of a kind.</summary>
    /// <param name="words">The state where reading begins.</param>
    /// <param name="symbol">The symbol.</param>
    /// <param name="isOther">Tells the kind.</param>
    /// <returns>True when there is such a state.</returns>
    public bool AnyMixes(WordNode words, string symbol, Func<string, bool> isOther)
    {
        var seen = new HashSet<WordNode>();
        var open = new Stack<WordNode>([words]);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            work.Spend();
            var names = node.Next.Select(edge => _names[edge.Symbol]).ToArray();
            if (names.Contains(symbol) && names.Any(isOther))
            {
                return true;
            }

            foreach (var (_, next) in node.Next)
            {
                open.Push(next);
            }
        }

        return false;
    }

    /// <summary>The words of a set behind a symbol.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="words">The set.</param>
    /// <returns>The set.</returns>
    public WordNode After(string symbol, WordNode words)
    {
        if (ReferenceEquals(words, None))
        {
            return words;
        }

        return Make(null, [(NumberOf(symbol), words)]);
    }

    private int NumberOf(string symbol)
    {
        if (!_symbols.TryGetValue(symbol, out var number))
        {
            number = _symbols.Count;
            _symbols.Add(symbol, number);
            _names.Add(symbol);
        }

        return number;
    }

    /// <summary>The words of either set.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">Another.</param>
    /// <returns>The set.</returns>
    public WordNode Union(WordNode left, WordNode right)
    {
        if (ReferenceEquals(left, right) || ReferenceEquals(right, None))
        {
            return left;
        }

        if (ReferenceEquals(left, None))
        {
            return right;
        }

        var key = left.Id < right.Id ? (left.Id, right.Id) : (right.Id, left.Id);
        if (!_unions.TryGetValue(key, out var union))
        {
            var next = left.Next.ToDictionary(edge => edge.Symbol, edge => edge.Node);
            foreach (var (symbol, node) in right.Next)
            {
                next[symbol] = next.TryGetValue(symbol, out var other) ? Union(other, node) : node;
            }

            union = Make(left.End ?? right.End, next.Select(edge => (edge.Key, edge.Value)));
            _unions.Add(key, union);
        }

        return union;
    }

    /// <summary>Continues every word of a set with the words that fit its shape.</summary>
    /// <param name="words">The set.</param>
    /// <param name="continuation">The words that come after a shape.</param>
    /// <returns>The set.</returns>
    public WordNode Then(WordNode words, Func<Shape, WordNode> continuation)
    {
        var known = new Dictionary<WordNode, WordNode>();
        WordNode Continue(WordNode node)
        {
            if (known.TryGetValue(node, out var done))
            {
                return done;
            }

            var inner = Make(null, node.Next
                .Select(edge => (edge.Symbol, Node: Continue(edge.Node)))
                .Where(edge => !ReferenceEquals(edge.Node, None)));
            var whole = node.End is { } shape ? Union(continuation(shape), inner) : inner;
            known.Add(node, whole);
            return whole;
        }

        return Continue(words);
    }

    /// <summary>The set of some words.</summary>
    /// <param name="words">The symbols of each word, and the shape where it ends.</param>
    /// <returns>The set.</returns>
    public WordNode Of(IEnumerable<(IReadOnlyList<string> Symbols, Shape Shape)> words) => Of(words.ToArray(), 0);

    private WordNode Of(IReadOnlyCollection<(IReadOnlyList<string> Symbols, Shape Shape)> words, int at)
    {
        var ends = words.Where(word => word.Symbols.Count == at).Select(word => (Shape?)word.Shape).FirstOrDefault();
        var next = words.Where(word => word.Symbols.Count > at)
            .GroupBy(word => word.Symbols[at])
            .Select(group => (NumberOf(group.Key), Of(group.ToArray(), at + 1)))
            .ToArray();
        return Make(ends, next);
    }

    /// <summary>Writes every word of a set.</summary>
    /// <param name="words">The set.</param>
    /// <returns>The symbols of each word, and the shape where it ends.</returns>
    public IEnumerable<(IReadOnlyList<string> Symbols, Shape Shape)> List(WordNode words)
    {
        work.Spend();
        if (words.End is { } end)
        {
            yield return ([], end);
        }

        foreach (var (number, node) in words.Next)
        {
            foreach (var (rest, shape) in List(node))
            {
                yield return ([_names[number], .. rest], shape);
            }
        }
    }

    private WordNode Make(Shape? end, IEnumerable<(int Symbol, WordNode Node)> next)
    {
        var edges = next.OrderBy(edge => edge.Symbol).ToArray();
        if (end is null && edges.Length == 0)
        {
            return None;
        }

        var key = end + ":" + string.Join(",", edges.Select(edge => edge.Symbol + ">" + edge.Node.Id));
        work.Spend(1 + edges.Length);
        if (!_nodes.TryGetValue(key, out var node))
        {
            node = new WordNode(_nodes.Count, end, edges);
            _nodes.Add(key, node);
        }

        return node;
    }
}
