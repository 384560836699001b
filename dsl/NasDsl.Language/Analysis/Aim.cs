namespace NasDsl.Language.Analysis;

/// <summary>What a walk seeks: little or much of one property.</summary>
/// <param name="Dimension">The property.</param>
/// <param name="IsLeast">Whether less is better.</param>
internal readonly record struct Aim(Dimension Dimension, bool IsLeast)
{
    /// <summary>How far a label is from the aim, relative to others.</summary>
    /// <param name="label">The label.</param>
    /// <returns>A number of which less is better.</returns>
    public long Of(Label label)
    {
        var number = Dimension switch
        {
            Dimension.Weight => label.Witness.Weight,
            Dimension.Params => label.Cost.Params,
            Dimension.Macs => label.Cost.Macs,
            Dimension.Flops => label.Cost.Flops,
            Dimension.Peak => label.Cost.Peak,
            Dimension.Length => label.Cost.Length,
            Dimension.Depth => label.Cost.Depth,
            _ => 0L,
        };
        return IsLeast ? number : -number;
    }
}
