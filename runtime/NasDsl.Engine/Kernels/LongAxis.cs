namespace NasDsl.Engine.Kernels;

/// <summary>Four outputs from six cells: F(4, 3).</summary>
internal readonly struct LongAxis : IWinogradAxis
{
    public static bool IsLong => true;
}
