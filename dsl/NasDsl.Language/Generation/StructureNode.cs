namespace NasDsl.Language.Generation;

/// <summary>A state in the making of an architecture with the steps out of it, found once however many requirements are open there.</summary>
/// <param name="id">A number of its own.</param>
/// <param name="state">The state.</param>
/// <param name="isEnd">Whether an architecture ends here in the shape of the target.</param>
internal sealed class StructureNode(int id, DecisionState state, bool isEnd)
{
    /// <summary>A number of its own.</summary>
    public int Id { get; } = id;

    /// <summary>The state.</summary>
    public DecisionState State { get; } = state;

    /// <summary>Whether an architecture ends here in the shape of the target.</summary>
    public bool IsEnd { get; } = isEnd;

    /// <summary>The steps out of the state, or null as long as nobody has asked for them.</summary>
    public StructureStep[]? Steps { get; set; }
}
