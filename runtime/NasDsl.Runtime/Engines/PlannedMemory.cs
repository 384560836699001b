namespace NasDsl.Engines;

/// <summary>What an engine takes in memory for one network, known before anything runs. All in bytes.</summary>
/// <param name="Weights">The trainable numbers.</param>
/// <param name="Activations">The outputs of operations: in answers those that are alive at once at the worst moment, in training all that the backward pass reads, with their gradients.</param>
/// <param name="Scratch">What operations keep: in answers that of the operation which runs at the worst moment, in training that of all.</param>
/// <param name="Learning">The gradients of the weights, and what the optimiser keeps for each; 0 in answers.</param>
/// <param name="Padding">What rounding numbers up to whole vectors adds to the four before, and the room between them.</param>
/// <param name="Working">What the engine lays out for speed: images with zeros around them, tables of places, weights in another order, running statistics.</param>
public sealed record PlannedMemory(long Weights, long Activations, long Scratch, long Learning, long Padding, long Working)
{
    /// <summary>What any engine needs: for one row that is answered, at most the <c>memory</c> of the language.</summary>
    public long Needed => Weights + Activations + Scratch + Learning;

    /// <summary>All of it.</summary>
    public long Total => Needed + Padding + Working;
}
