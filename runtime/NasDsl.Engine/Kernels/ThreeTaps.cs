namespace NasDsl.Engine.Kernels;

/// <summary>The weights of F(6, 3).</summary>
internal readonly struct ThreeTaps : IWinogradTerms
{
    public static int Count => 3;

    public static bool AreWeights => true;
}
