namespace NasDsl.Engine.Kernels;

/// <summary>The outputs of F(6, 3).</summary>
internal readonly struct SixPlaces : IWinogradTerms
{
    public static int Count => 6;

    public static bool AreWeights => false;
}
