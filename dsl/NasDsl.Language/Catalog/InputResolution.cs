namespace NasDsl.Language.Catalog;

/// <summary>The smaller inputs of a fidelity over <c>resolution</c>, for the compiler, which proves that networks take them, and for the run.</summary>
public static class InputResolution
{
    /// <summary>The shares that lie below the whole: the first one, then each so many times the one before.</summary>
    /// <param name="from">The first share.</param>
    /// <param name="eta">How many times greater each is.</param>
    /// <returns>The shares, in ascending order.</returns>
    public static IEnumerable<double> Shares(double from, int eta)
    {
        for (var share = from; share < 1; share *= eta)
        {
            yield return share;
        }
    }

    /// <summary>The shape of an input whose sides are a share of what they were, rounded, and at least one place long.</summary>
    /// <param name="input">The whole input: an image or a signal.</param>
    /// <param name="share">The share.</param>
    /// <returns>The shape.</returns>
    public static Shape At(Shape input, double share)
    {
        int Side(int length) => Math.Max(1, (int)Math.Floor((length * share) + 0.5));
        return input.WithPositions(Side(input.Height), Side(input.Width));
    }
}
