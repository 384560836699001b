namespace NasDsl.Engine.Losses;

/// <summary>What the outputs of a batch shall be.</summary>
/// <param name="values">The targets of each sample: one class, or a number for each output, which is mixed already.</param>
/// <param name="others">The class that is mixed in for each sample; empty where nothing is mixed.</param>
/// <param name="shares">The share of the first class in each sample; empty where nothing is mixed.</param>
internal readonly ref struct BatchTargets(ReadOnlySpan<float> values, ReadOnlySpan<float> others, ReadOnlySpan<float> shares)
{
    /// <summary>The targets of each sample.</summary>
    public ReadOnlySpan<float> Values { get; } = values;

    /// <summary>The other class of each sample, or nothing.</summary>
    public ReadOnlySpan<float> Others { get; } = others;

    /// <summary>The share of the first class in each sample, or nothing.</summary>
    public ReadOnlySpan<float> Shares { get; } = shares;

    /// <summary>Whether samples are of two classes.</summary>
    public bool IsMixed => !Shares.IsEmpty;
}
