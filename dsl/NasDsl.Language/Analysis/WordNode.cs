using System.Numerics;
using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>A state of an acyclic automaton that reads architectures as words. Equal states are one object.</summary>
/// <param name="id">A number of its own.</param>
/// <param name="end">The shape of the architecture that ends here, or null when none does.</param>
/// <param name="next">The state after each symbol, in order of the symbols.</param>
internal sealed class WordNode(int id, Shape? end, IReadOnlyList<(int Symbol, WordNode Node)> next)
{
    private BigInteger? _count;

    /// <summary>A number of its own.</summary>
    public int Id { get; } = id;

    /// <summary>The shape of the architecture that ends here, or null when none does.</summary>
    public Shape? End { get; } = end;

    /// <summary>The state after each symbol, in order of the symbols.</summary>
    public IReadOnlyList<(int Symbol, WordNode Node)> Next { get; } = next;

    /// <summary>How many words lead from here to an end in a shape.</summary>
    /// <param name="shape">The shape, the same in all calls.</param>
    /// <returns>The number.</returns>
    public BigInteger CountTo(Shape shape)
    {
        if (_count is { } known)
        {
            return known;
        }

        var count = End == shape ? BigInteger.One : BigInteger.Zero;
        foreach (var (_, node) in Next)
        {
            count += node.CountTo(shape);
        }

        _count = count;
        return count;
    }
}
