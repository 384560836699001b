namespace NasDsl.Engine.Augmentation;

/// <summary>Multiplies all numbers of a row by one that is drawn uniformly around 1.</summary>
/// <param name="spread">How far it is from 1 at most.</param>
internal sealed class RowScale(double spread) : RowAugmentation
{
    public override void Apply(Span<float> row, ref RowStream random)
    {
        var factor = (float)(1 + (spread * ((2 * random.NextDouble()) - 1)));
        for (var i = 0; i < row.Length; i++)
        {
            row[i] *= factor;
        }
    }
}
