namespace NasDsl.Language.Generation;

/// <summary>A set of whole numbers that holds all that are possible: its ends, and, where that matters, where <see cref="CostSets"/> keeps which numbers between them it has.</summary>
/// <param name="Least">The least number.</param>
/// <param name="Greatest">The greatest number.</param>
/// <param name="Chunk">The chunk of bits, or -1 when only the ends are known.</param>
/// <param name="At">Where in the chunk.</param>
/// <param name="Words">How many words of bits there are.</param>
/// <param name="FirstWord">Where on the scale they begin.</param>
internal readonly record struct CostSet(long Least, long Greatest, int Chunk, int At, int Words, int FirstWord)
{
    /// <summary>Whether more than the ends is known.</summary>
    public bool IsFine => Chunk >= 0;
}
