namespace NasDsl.Engine.Kernels;

/// <summary>Two outputs from four cells: F(2, 3), with the numbers at the points that it shares with F(4, 3) scaled so that the weights are the same.</summary>
internal readonly struct ShortAxis : IWinogradAxis
{
    public static bool IsLong => false;
}
