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
    private readonly Dictionary<(int, int), WordNode> _unions = [];

    /// <summary>The set without words.</summary>
    public WordNode None { get; } = new(NoneId, null, []);

    /// <summary>The set of the empty word.</summary>
    /// <param name="shape">The shape where it ends.</param>
    /// <returns>The set.</returns>
    public WordNode Empty(Shape shape) => Make(shape, []);

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

        if (!_symbols.TryGetValue(symbol, out var number))
        {
            number = _symbols.Count;
            _symbols.Add(symbol, number);
        }

        return Make(null, [(number, words)]);
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
