namespace NasDsl.Language.Generation;

/// <summary>The sets of choices that steps make: equal sets are one object.</summary>
internal sealed class ChoiceTable
{
    private readonly Interner<EquatableArray<GeneChoice>> _numbers = new();
    private readonly Interner<IntPair> _joined = new();
    private readonly List<ChoiceSet> _joinedSets = [];
    private readonly List<ChoiceSet> _sets = [];

    /// <summary>Starts with the empty set.</summary>
    public ChoiceTable()
    {
        None = Of([]);
    }

    /// <summary>No choice.</summary>
    public ChoiceSet None { get; }

    /// <summary>A set by its number.</summary>
    /// <param name="id">The number.</param>
    public ChoiceSet this[int id] => _sets[id];

    /// <summary>The set of some choices.</summary>
    /// <param name="choices">The choices.</param>
    /// <returns>The set.</returns>
    public ChoiceSet Of(GeneChoice[] choices)
    {
        var id = _numbers.NumberOf(new EquatableArray<GeneChoice>(choices));
        if (id == _sets.Count)
        {
            _sets.Add(new ChoiceSet(id, choices));
        }

        return _sets[id];
    }

    /// <summary>The choices of two sets.</summary>
    /// <param name="first">Comes first.</param>
    /// <param name="second">Comes second.</param>
    /// <returns>The set.</returns>
    public ChoiceSet Join(ChoiceSet first, ChoiceSet second)
    {
        if (first.Genes.Length == 0 || second.Genes.Length == 0)
        {
            return first.Genes.Length == 0 ? second : first;
        }

        var number = _joined.NumberOf(new IntPair(first.Id, second.Id));
        if (number == _joinedSets.Count)
        {
            _joinedSets.Add(Of([.. first.Genes, .. second.Genes]));
        }

        return _joinedSets[number];
    }
}
