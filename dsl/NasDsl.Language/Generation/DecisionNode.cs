namespace NasDsl.Language.Generation;

/// <summary>A node of a decision diagram: a moment in the making of a genome, where all that was decided before has come to the same for what follows.</summary>
/// <param name="Graph">Holds the node.</param>
/// <param name="Id">A number of its own.</param>
internal readonly record struct DecisionNode(DecisionGraph Graph, int Id)
{
    /// <summary>What the requirements still ask for.</summary>
    public OpenRequirements Requirements => Graph.RequirementsOf(Id);

    /// <summary>Whether a genome can end here.</summary>
    public bool IsEnd => Graph.IsEnd(Id);
}
