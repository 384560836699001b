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

    private readonly Dictionary<WordNodeKey, WordNode> _nodes = [];
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
            union = Make(left.End ?? right.End, MergeNext(left.Next, right.Next));
            _unions.Add(key, union);
        }

        return union;
    }

    // Both in order of their symbols, and so is what comes of them.
    private (int Symbol, WordNode Node)[] MergeNext(IReadOnlyList<(int Symbol, WordNode Node)> left, IReadOnlyList<(int Symbol, WordNode Node)> right)
    {
        var merged = new List<(int Symbol, WordNode Node)>(left.Count + right.Count);
        var (i, j) = (0, 0);
        while (i < left.Count && j < right.Count)
        {
            var (one, other) = (left[i].Symbol, right[j].Symbol);
            merged.Add(one < other ? left[i++] : other < one ? right[j++] : (one, Union(left[i++].Node, right[j++].Node)));
        }

        merged.AddRange(left.Skip(i));
        merged.AddRange(right.Skip(j));
        return [.. merged];
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

            var next = new List<(int Symbol, WordNode Node)>(node.Next.Count);
            foreach (var (symbol, end) in node.Next)
            {
                var rest = Continue(end);
                if (!ReferenceEquals(rest, None))
                {
                    next.Add((symbol, rest));
                }
            }

            var inner = Make(null, [.. next]);
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
            .Select(group => (Symbol: NumberOf(group.Key), Of(group.ToArray(), at + 1)))
            .OrderBy(edge => edge.Symbol)
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

    // What comes next is given in order of the symbols.
    private WordNode Make(Shape? end, (int Symbol, WordNode Node)[] next)
    {
        if (end is null && next.Length == 0)
        {
            return None;
        }

        var key = new WordNodeKey(end, next);
        work.Spend(1 + next.Length);
        if (!_nodes.TryGetValue(key, out var node))
        {
            node = new WordNode(_nodes.Count, end, next);
            _nodes.Add(key, node);
        }

        return node;
    }
}
