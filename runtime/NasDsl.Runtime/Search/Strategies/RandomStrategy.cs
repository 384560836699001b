using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies;

/// <summary>Random search: what every other strategy has to beat (Li and Talwalkar, 2019).</summary>
/// <param name="space">What it samples.</param>
/// <param name="batch">How many candidates are in flight at once.</param>
internal sealed class RandomStrategy(Space space, int batch) : BatchStrategy(batch)
{
    private readonly ProposedGenomes _proposed = new(space);

    /// <inheritdoc/>
    public override string Name => "random";

    /// <inheritdoc/>
    protected override Genome? Propose(RandomStream random) => _proposed.FindNew(() => space.Sample(random), random);

    /// <inheritdoc/>
    protected override void Learn(Trial trial) => _proposed.Add(trial.Genome);
}
