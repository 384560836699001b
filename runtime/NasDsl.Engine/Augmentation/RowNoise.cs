namespace NasDsl.Engine.Augmentation;

/// <summary>Adds normally distributed noise: a draw is one of many quantiles of the normal distribution, so that no logarithm is taken for each number.</summary>
/// <param name="deviation">The standard deviation.</param>
internal sealed class RowNoise(double deviation) : RowAugmentation
{
    private readonly float _deviation = (float)deviation;

    public override void Apply(Span<float> row, ref RowStream random)
    {
        var quantiles = NormalQuantiles.All;
        for (var i = 0; i < row.Length; i += 4)
        {
            var bits = random.NextBlock();
            Add(row, i, quantiles[bits.A >> NormalQuantiles.Shift]);
            Add(row, i + 1, quantiles[bits.B >> NormalQuantiles.Shift]);
            Add(row, i + 2, quantiles[bits.C >> NormalQuantiles.Shift]);
            Add(row, i + 3, quantiles[bits.D >> NormalQuantiles.Shift]);
        }
    }

    private void Add(Span<float> row, int i, float quantile)
    {
        if (i < row.Length)
        {
            row[i] += _deviation * quantile;
        }
    }
}
