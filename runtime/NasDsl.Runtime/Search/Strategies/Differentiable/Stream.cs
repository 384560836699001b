using NasDsl.Language.Catalog;

namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>What can arrive at a place of a network that holds all candidates.</summary>
/// <param name="Node">The node whose output it is.</param>
/// <param name="Shape">The shape of the output, with the most channels that any candidate has there.</param>
/// <param name="Flattened">The shape that a vector was before it was flattened, or the default value: numbers of other places do not mix with these.</param>
/// <param name="Weight">The number of the tape that says how likely it is.</param>
internal sealed record Stream(int Node, Shape Shape, Shape Flattened, int Weight)
{
    /// <summary>What streams have in common that can be mixed: all but the channels.</summary>
    public (Shape Form, Shape Flattened) Key => (Shape.WithChannels(1), Flattened);
}
