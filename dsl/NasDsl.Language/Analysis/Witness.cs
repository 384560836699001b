using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Choices that together show something, kept as a tree so that joining two of them is one step: walks join many more of them than anyone reads.
/// </summary>
internal sealed class Witness
{
    private readonly Witness? _left;
    private readonly Witness? _right;
    private readonly int _gene;
    private readonly int _index;

    // With one part only, the gene is what is added to the genes of that part.
    private Witness(Witness? left, Witness? right, int gene, int index, int weight)
    {
        _left = left;
        _right = right;
        _gene = gene;
        _index = index;
        Weight = weight;
    }

    /// <summary>No choice at all.</summary>
    public static Witness Empty { get; } = new(null, null, -1, 0, 0);

    /// <summary>How many choices are not the first of their gene: the less, the simpler to read.</summary>
    public int Weight { get; }

    /// <summary>Adds a choice.</summary>
    /// <param name="gene">The gene.</param>
    /// <param name="index">The index of its value.</param>
    /// <returns>Both together.</returns>
    public Witness And(int gene, int index) => And(new Witness(null, null, gene, index, index == 0 ? 0 : 1));

    /// <summary>Joins two witnesses.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Both together.</returns>
    public Witness And(Witness other) =>
        ReferenceEquals(this, Empty) ? other
        : ReferenceEquals(other, Empty) ? this
        : new Witness(this, other, -1, 0, Weight + other.Weight);

    /// <summary>The same choices of other genes: those of another copy of the same piece of text.</summary>
    /// <param name="shift">What is added to the number of each gene.</param>
    /// <returns>The choices.</returns>
    public Witness Shift(int shift) =>
        shift == 0 || ReferenceEquals(this, Empty) ? this : new Witness(this, null, shift, 0, Weight);

    /// <summary>The choices by gene.</summary>
    /// <returns>The index of the value of each gene that is chosen.</returns>
    public SortedDictionary<int, int> ToDictionary()
    {
        var choices = new SortedDictionary<int, int>();
        var open = new Stack<(Witness Witness, int Shift)>();
        open.Push((this, 0));
        while (open.Count > 0)
        {
            var (witness, shift) = open.Pop();
            if (witness._left is null)
            {
                if (!ReferenceEquals(witness, Empty))
                {
                    choices[witness._gene + shift] = witness._index;
                }
            }
            else if (witness._right is null)
            {
                open.Push((witness._left, shift + witness._gene));
            }
            else
            {
                open.Push((witness._left, shift));
                open.Push((witness._right, shift));
            }
        }

        return choices;
    }

    /// <summary>Writes choices as users name them: <c>stage = 4, stage[0].maxpool = true</c>.</summary>
    /// <param name="choices">The index of the value of each gene.</param>
    /// <param name="genes">The genes of the space.</param>
    /// <returns>The text.</returns>
    public static string Describe(IEnumerable<KeyValuePair<int, int>> choices, EquatableArray<GeneModel> genes) =>
        string.Join(", ", choices.Select(choice => $"{genes[choice.Key].Path} = {GeneIndex.ValueAt(genes[choice.Key].Domain, choice.Value)}"));
}
