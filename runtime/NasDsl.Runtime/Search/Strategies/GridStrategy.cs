using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies;

/// <summary>Every candidate of a finite space: counted through, or in an order that is drawn.</summary>
/// <param name="space">The space.</param>
/// <param name="batch">How many candidates are in flight at once.</param>
/// <param name="isRandom">Whether the order is drawn; otherwise the last gene changes first.</param>
internal sealed class GridStrategy(Space space, int batch, bool isRandom) : BatchStrategy(batch)
{
    private readonly ProposedGenomes _proposed = new(space);

    /// <inheritdoc/>
    public override string Name => "grid";

    /// <inheritdoc/>
    protected override Genome? Propose(RandomStream random) =>
        isRandom ? _proposed.FindNew(() => space.Sample(random), random) : _proposed.FindNext();

    /// <inheritdoc/>
    protected override void Learn(Trial trial) => _proposed.Add(trial.Genome);
}
