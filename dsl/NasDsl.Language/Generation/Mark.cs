namespace NasDsl.Language.Generation;

/// <summary>A value of an open cell that is still to be taken.</summary>
/// <param name="Distance">
/// How many letters were written since the one that made it, or how many values were made where edges can be told apart (<see cref="EdgeWords"/>): genomes of one architecture agree in this.
/// </param>
/// <param name="Path">The longest path to it, where that matters.</param>
internal readonly record struct Mark(int Distance, PathLength Path);
