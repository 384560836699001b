namespace NasDsl.Search.Evaluation;

/// <summary>How much training a candidate gets before it is compared with others.</summary>
/// <param name="Over">What there is less of than in the whole training.</param>
/// <param name="Epochs">How many epochs it has been trained for at the end.</param>
/// <param name="Share">The share of the rows or of the resolution; 1 where the rungs differ in epochs, and at the last rung.</param>
internal sealed record Rung(RungAxis Over, int Epochs, double Share)
{
    /// <summary>The whole training.</summary>
    /// <param name="epochs">Its epochs.</param>
    /// <returns>The rung.</returns>
    public static Rung Whole(int epochs) => new(RungAxis.Epochs, epochs, 1);
}
