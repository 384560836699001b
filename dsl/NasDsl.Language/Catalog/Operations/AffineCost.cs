namespace NasDsl.Language.Catalog.Operations;

/// <summary>The cost of an affine map that is applied at every position.</summary>
internal static class AffineCost
{
    /// <summary>Each weight meets each position once; each offset is one addition at each position.</summary>
    /// <param name="weights">The weights without the offsets.</param>
    /// <param name="output">The shape of the output.</param>
    /// <param name="bias">Whether each channel has an offset.</param>
    /// <returns>The cost.</returns>
    public static OperationCost Of(long weights, Shape output, bool bias)
    {
        var macs = weights * output.Positions;
        return new OperationCost(
            weights + (bias ? output.Channels : 0),
            macs,
            (2 * macs) + (bias ? output.Size : 0));
    }
}
