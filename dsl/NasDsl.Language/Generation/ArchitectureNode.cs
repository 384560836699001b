using System.Numerics;

namespace NasDsl.Language.Generation;

/// <summary>A node of an architecture diagram: all that genomes can have come to which have written the same so far, a choice that writes nothing being as good as taken.</summary>
/// <param name="Graph">Holds the node.</param>
/// <param name="Id">A number of its own.</param>
internal readonly record struct ArchitectureNode(ArchitectureGraph Graph, int Id)
{
    /// <summary>How many architectures there are from here.</summary>
    public double Count => Graph.WordsFrom(Id);

    /// <summary>Whether all of them certainly meet the requirements: not where something is asked for that only a finished genome tells.</summary>
    public bool IsProven => Graph.IsProven(Id);

    /// <summary>Counts the architectures from here, to the last one.</summary>
    /// <returns>The number.</returns>
    public BigInteger CountExactly() => Graph.CountExactly(Id);
}
