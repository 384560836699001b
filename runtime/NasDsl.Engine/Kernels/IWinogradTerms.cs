namespace NasDsl.Engine.Kernels;

/// <summary>Numbers that are the coefficients of a polynomial, whose values at eight points Winograd's convolution along a signal takes: the places of a tile, or the cells of a window.</summary>
internal interface IWinogradTerms
{
    /// <summary>How many there are, from three to six.</summary>
    static abstract int Count { get; }

    /// <summary>Whether they are weights, whose values are divided by the product of the differences of their point from all others.</summary>
    static abstract bool AreWeights { get; }
}
