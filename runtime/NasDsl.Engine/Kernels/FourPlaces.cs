namespace NasDsl.Engine.Kernels;

/// <summary>The outputs of F(4, 5).</summary>
internal readonly struct FourPlaces : IWinogradTerms
{
    public static int Count => 4;

    public static bool AreWeights => false;
}
