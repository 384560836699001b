using NasDsl.Language.Analysis;
using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <summary>Counts the distinct architectures that meet all requirements: the words of a decision diagram whose costs are told apart.</summary>
internal static class ValidArchitectureCounter
{
    private const long MostSteps = 100_000;

    /// <summary>Counts them.</summary>
    /// <param name="space">The space, whose shapes are sound.</param>
    /// <param name="data">Its data.</param>
    /// <param name="architectures">How many architectures there are before the requirements.</param>
    /// <returns>The exact number, or that of all architectures as a bound where there are too many costs to tell apart, or something is asked for that a diagram cannot decide.</returns>
    public static Count Count(SpaceModel space, DataModel data, Count architectures)
    {
        if (architectures.Kind == CountKind.Infinite || space.Requirements.Count == 0)
        {
            return architectures;
        }

        var bound = architectures with { Kind = CountKind.UpperBound };
        if (architectures.Kind != CountKind.Exact || DecisionDiagram.Create(space, data, MostSteps) is not { IsThinned: false } diagram)
        {
            return bound;
        }

        if (diagram.Root is not { } root || !diagram.CanBeMet)
        {
            return new Count(System.Numerics.BigInteger.Zero, CountKind.Exact);
        }

        return ArchitectureDiagram.Create(root, true, MostSteps) is { IsProven: true } words ? new Count(words.CountExactly(), CountKind.Exact) : bound;
    }
}
