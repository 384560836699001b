namespace NasDsl.Language.Generation;

/// <summary>Two numbers as a key.</summary>
/// <param name="First">The first.</param>
/// <param name="Second">The second.</param>
internal readonly record struct IntPair(int First, int Second)
{
    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((First * (int)0x9E3779B1) + Second);
}
