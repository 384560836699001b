namespace NasDsl.Engine.Kernels;

/// <summary>
/// The points at which Winograd's convolutions along a signal evaluate polynomials, in the order of the planes: 0, infinity, and plus and minus three powers of two, which lie
/// evenly around 1: all numbers of the transformations of data and outputs are exact.
/// </summary>
internal static class WinogradSignalPoints
{
    /// <summary>How many points there are, and cells of a patch.</summary>
    public const int Count = 8;

    public const float Near = 0.5f;
    public const float Middle = 1;
    public const float Far = 2;

    public const float NearSquare = Near * Near;
    public const float MiddleSquare = Middle * Middle;
    public const float FarSquare = Far * Far;

    /// <summary>What a weight is divided by at point 0: the product of its differences from all other points.</summary>
    public const float ZeroProduct = -NearSquare * MiddleSquare * FarSquare;

    /// <summary>The same at the near points.</summary>
    public const float NearProduct = 2 * NearSquare * (NearSquare - MiddleSquare) * (NearSquare - FarSquare);

    /// <summary>The same at the middle points.</summary>
    public const float MiddleProduct = 2 * MiddleSquare * (MiddleSquare - NearSquare) * (MiddleSquare - FarSquare);

    /// <summary>The same at the far points.</summary>
    public const float FarProduct = 2 * FarSquare * (FarSquare - NearSquare) * (FarSquare - MiddleSquare);
}
