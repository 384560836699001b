namespace NasDsl.Engine.Kernels;

/// <summary>How many outputs a tile has along one axis.</summary>
internal interface IWinogradAxis
{
    /// <summary>Whether there are four, from six cells, rather than two from four cells.</summary>
    static abstract bool IsLong { get; }
}
