namespace NasDsl.Language.Text;

/// <summary>A stretch of a source text, in UTF-16 code units.</summary>
/// <param name="Start">Where it begins, from 0.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first position after the stretch.</summary>
    public int End => Start + Length;

    /// <summary>The stretch from one position up to another.</summary>
    /// <param name="start">The first position.</param>
    /// <param name="end">The first position after it.</param>
    /// <returns>The stretch.</returns>
    public static TextSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));
}
