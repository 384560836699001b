namespace NasDsl.Engine.Augmentation;

/// <summary>Adds normally distributed noise: a draw is one of many quantiles of the normal distribution, so that no logarithm is taken for each number.</summary>
/// <param name="deviation">The standard deviation.</param>
internal sealed class RowNoise(double deviation) : RowAugmentation
{
    /// <summary>The numbers that one block of random bits serves.</summary>
    private const int Draws = 8;

    private readonly float _deviation = (float)deviation;

    public override void Apply(Span<float> row, ref RowStream random)
    {
        var quantiles = NormalQuantiles.All;
        var i = 0;
        for (; i + Draws <= row.Length; i += Draws)
        {
            Add(row.Slice(i, Draws), quantiles, ref random);
        }

        Span<float> rest = stackalloc float[Draws];
        row[i..].CopyTo(rest);
        Add(rest, quantiles, ref random);
        rest[..(row.Length - i)].CopyTo(row[i..]);
    }

    private void Add(Span<float> numbers, ReadOnlySpan<float> quantiles, ref RowStream random)
    {
        var bits = random.NextBlock();
        AddPair(numbers[..2], quantiles, bits.A);
        AddPair(numbers.Slice(2, 2), quantiles, bits.B);
        AddPair(numbers.Slice(4, 2), quantiles, bits.C);
        AddPair(numbers.Slice(6, 2), quantiles, bits.D);
    }

    private void AddPair(Span<float> numbers, ReadOnlySpan<float> quantiles, uint bits)
    {
        numbers[0] += _deviation * quantiles[(int)(bits & NormalQuantiles.Mask)];
        numbers[1] += _deviation * quantiles[(int)((bits >> NormalQuantiles.Bits) & NormalQuantiles.Mask)];
    }
}
