namespace NasDsl.Engine.Kernels;

/// <summary>
/// What a normalisation does to each channel: forward <c>z = x Scale + Shift</c>, backward <c>dx = dz Factor + (x FactorX + Offset)</c>. All are arrays over channels.
/// </summary>
internal unsafe struct ChannelNorm
{
    /// <summary>What x is multiplied with.</summary>
    public float* Scale;

    /// <summary>What is added then.</summary>
    public float* Shift;

    /// <summary>1 or -1: which of two numbers gives the greater z.</summary>
    public float* Signs;

    /// <summary>What sums of products with gradients are taken around.</summary>
    public float* Mean;

    /// <summary>What the gradient is multiplied with.</summary>
    public float* Factor;

    /// <summary>What x is multiplied with for the gradient.</summary>
    public float* FactorX;

    /// <summary>What is added for the gradient.</summary>
    public float* Offset;

    /// <summary>The arrays from a channel on.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>The arrays, moved.</returns>
    public readonly ChannelNorm From(int channel) => new()
    {
        Scale = Scale + channel,
        Shift = Shift + channel,
        Signs = Signs + channel,
        Mean = Mean + channel,
        Factor = Factor + channel,
        FactorX = FactorX + channel,
        Offset = Offset + channel,
    };
}
