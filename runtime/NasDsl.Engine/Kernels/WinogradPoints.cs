namespace NasDsl.Engine.Kernels;

/// <summary>
/// The points at which Winograd's convolutions evaluate polynomials, in the order of the planes: 0, infinity, the two near ones and, for four outputs along an axis, the two far ones. Errors are least where
/// points lie evenly around 1 (Barabasz et al., "Error analysis and improving the accuracy of Winograd convolution for deep neural networks", 2020); with +-3/4 and +-3/2 all numbers of the
/// transformations of data are exact, and the errors a third of those with +-1 and +-2.
/// </summary>
internal static class WinogradPoints
{
    /// <summary>Points of an axis with four outputs, and planes for each point of the other axis.</summary>
    public const int Count = 6;

    /// <summary>The near points are plus and minus this.</summary>
    public const float Near = 0.75f;

    /// <summary>The far points are plus and minus this.</summary>
    public const float Far = 1.5f;

    public const float NearSquare = Near * Near;
    public const float FarSquare = Far * Far;
    public const float NearCube = NearSquare * Near;
    public const float FarCube = FarSquare * Far;

    /// <summary>What a weight is divided by at point 0: the product of its differences from all other points.</summary>
    public const float ZeroProduct = NearSquare * FarSquare;

    /// <summary>The same at the near points.</summary>
    public const float NearProduct = 2 * NearSquare * (NearSquare - FarSquare);

    /// <summary>The same at the far points.</summary>
    public const float FarProduct = 2 * FarSquare * (FarSquare - NearSquare);
}
