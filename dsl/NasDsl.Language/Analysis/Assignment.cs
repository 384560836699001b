using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>What is known about each gene at one moment of a walk: the index of its value, that it is free, or that it is inactive.</summary>
internal sealed class Assignment
{
    /// <summary>The gene is not decided.</summary>
    public const int Free = -1;

    /// <summary>The gene is decided not to be active.</summary>
    public const int Inactive = -2;

    private readonly EquatableArray<GeneModel> _genes;
    private readonly int[] _values;

    /// <summary>Starts with every gene free.</summary>
    /// <param name="genes">The genes of the space.</param>
    public Assignment(EquatableArray<GeneModel> genes)
    {
        _genes = genes;
        _values = new int[genes.Count];
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = Free;
        }
    }

    private Assignment(Assignment other)
    {
        _genes = other._genes;
        _values = (int[])other._values.Clone();
    }

    /// <summary>The index of a gene's value, or <see cref="Free"/> or <see cref="Inactive"/>.</summary>
    /// <param name="gene">The gene.</param>
    public int this[int gene]
    {
        get => _values[gene];
        set => _values[gene] = value;
    }

    /// <summary>Makes a copy that can be changed by itself.</summary>
    /// <returns>The copy.</returns>
    public Assignment Copy() => new(this);

    /// <summary>Counts the genes that are decided.</summary>
    /// <returns>For each gene how many before it are, and how many are in all.</returns>
    public int[] CountDecided()
    {
        var counts = new int[_values.Length + 1];
        for (var i = 0; i < _values.Length; i++)
        {
            counts[i + 1] = counts[i] + (_values[i] == Free ? 0 : 1);
        }

        return counts;
    }

    /// <summary>Whether a place is certainly not taken.</summary>
    /// <param name="condition">When it is taken, or null when it always is.</param>
    /// <returns>True when the deciding gene is inactive or has another value.</returns>
    public bool Excludes(GeneCondition? condition) =>
        condition is not null
        && (_values[condition.Gene] switch
        {
            Free => Excludes(_genes[condition.Gene].Condition),
            Inactive => true,
            var index => index < condition.From || index > condition.To || Excludes(_genes[condition.Gene].Condition),
        });

    /// <summary>The indices that a gene can have here: one when it is decided, all of its domain when it is free.</summary>
    /// <param name="gene">The gene.</param>
    /// <returns>The indices, ascending.</returns>
    public IEnumerable<int> Choices(int gene) => _values[gene] switch
    {
        Free => Enumerable.Range(0, GeneIndex.Count(_genes[gene].Domain)),
        Inactive => [0],
        var index => [index],
    };

    /// <summary>How the branches of a parallel are merged, once that is decided.</summary>
    /// <param name="parallel">The parallel.</param>
    /// <returns>The name of the operation.</returns>
    public string MergeOf(ParallelModule parallel) => parallel.MergeOf(gene => Math.Max(0, _values[gene]));

    /// <summary>Tells assignments apart as far as some genes are concerned.</summary>
    /// <param name="genes">The genes.</param>
    /// <returns>A text that is the same only for the same indices.</returns>
    public string Describe(IReadOnlyList<int> genes)
    {
        var isFree = true;
        for (var i = 0; i < genes.Count; i++)
        {
            isFree &= _values[genes[i]] == Free;
        }

        return isFree ? "" : string.Join(",", genes.Select(gene => _values[gene]));
    }

    /// <summary>Runs through all combinations of some genes, each in turn written into this assignment; genes that a combination leaves inactive are marked so.</summary>
    /// <param name="genes">The genes, deciding ones before those they decide about.</param>
    /// <param name="thinned">Genes of which only some indices are looked at, or null.</param>
    /// <returns>What each combination has decided; the genes are as before when all have been run through.</returns>
    public IEnumerable<Witness> Combinations(IReadOnlyList<int> genes, IReadOnlyDictionary<int, IReadOnlyList<int>>? thinned = null) =>
        Combinations(genes, 0, Witness.Empty, thinned);

    private IEnumerable<Witness> Combinations(IReadOnlyList<int> genes, int at, Witness chosen, IReadOnlyDictionary<int, IReadOnlyList<int>>? thinned)
    {
        if (at == genes.Count)
        {
            yield return chosen;
            yield break;
        }

        var gene = genes[at];
        var before = _values[gene];
        var excluded = Excludes(_genes[gene].Condition);
        var choices = excluded ? [Inactive]
            : before == Free && thinned is not null && thinned.TryGetValue(gene, out var few) ? few
            : Choices(gene);
        foreach (var index in choices)
        {
            _values[gene] = index;
            foreach (var witness in Combinations(genes, at + 1, excluded || before != Free ? chosen : chosen.And(gene, index), thinned))
            {
                yield return witness;
            }
        }

        _values[gene] = before;
    }
}
