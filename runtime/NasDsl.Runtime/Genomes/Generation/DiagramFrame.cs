using NasDsl.Language.Analysis;

namespace NasDsl.Genomes.Generation;

/// <summary>A node on the way of a draw.</summary>
internal struct DiagramFrame
{
    /// <summary>The node.</summary>
    public int Node;

    /// <summary>The costs before it.</summary>
    public CostVector Spent;

    /// <summary>The number of the step that was taken last, or -1.</summary>
    public int Last;

    /// <summary>The steps that were taken before and led nowhere, or null when there are none.</summary>
    public bool[]? Tried;
}
