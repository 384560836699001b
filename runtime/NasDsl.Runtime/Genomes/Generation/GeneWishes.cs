namespace NasDsl.Genomes.Generation;

/// <summary>Which values a draw shall take where it can, and which it must.</summary>
/// <param name="genes">How many genes there are.</param>
internal sealed class GeneWishes(int genes)
{
    private readonly double[] _values = new double[genes];
    private readonly bool[] _isWished = new bool[genes];
    private readonly bool[] _isFixed = new bool[genes];

    /// <summary>Takes the active genes of a draft as wishes.</summary>
    /// <param name="draft">The draft.</param>
    /// <returns>The wishes, none of them fixed.</returns>
    public static GeneWishes Of(GenomeDraft draft)
    {
        var wishes = new GeneWishes(draft.Values.Length);
        for (var gene = 0; gene < draft.Values.Length; gene++)
        {
            wishes._values[gene] = draft.Values[gene];
            wishes._isWished[gene] = draft.IsActive(gene);
        }

        return wishes;
    }

    /// <summary>The value that a gene shall have.</summary>
    /// <param name="gene">The gene.</param>
    public double this[int gene] => _values[gene];

    /// <summary>Whether there is a wish for a gene.</summary>
    /// <param name="gene">The gene.</param>
    public bool IsWished(int gene) => _isWished[gene];

    /// <summary>Whether a gene must have the value that it shall have.</summary>
    /// <param name="gene">The gene.</param>
    public bool IsFixed(int gene) => _isFixed[gene];

    /// <summary>Fixes a gene to its wish, if it has one, or lets it go.</summary>
    /// <param name="gene">The gene.</param>
    /// <param name="isFixed">Whether it is fixed.</param>
    public void Fix(int gene, bool isFixed) => _isFixed[gene] = isFixed && _isWished[gene];
}
