namespace NasDsl.Engine.Kernels;

/// <summary>The weights of F(4, 5).</summary>
internal readonly struct FiveTaps : IWinogradTerms
{
    public static int Count => 5;

    public static bool AreWeights => true;
}
