namespace NasDsl.Language.Analysis;

/// <summary>One form of a cell: which edges are there and what they take, with what lies on them still open.</summary>
/// <param name="Items">Everything that is made, in order.</param>
/// <param name="Output">The value that is the output.</param>
/// <param name="Witness">The choices that lead to this form, apart from those on edges that make something.</param>
/// <param name="Edges">The edges with what comes of them, in the order in which they are walked: those too that make nothing.</param>
internal sealed record Cell(IReadOnlyList<CellItem> Items, int Output, Witness Witness, IReadOnlyList<CellEdge> Edges)
{
    /// <summary>Which values the output needs.</summary>
    /// <returns>The answer for each value.</returns>
    public bool[] FindLive()
    {
        var isLive = new bool[Items.Count + 1];
        isLive[Output] = true;
        for (var value = Items.Count; value > 0; value--)
        {
            foreach (var input in isLive[value] ? Items[value - 1].Inputs : [])
            {
                isLive[input] = true;
            }
        }

        return isLive;
    }
}
