namespace NasDsl.Language.Analysis;

/// <summary>What a walk is for.</summary>
/// <param name="aims">What ways are compared by.</param>
/// <param name="caps">Limits that ways of interest keep.</param>
/// <param name="work">Pays for the walk.</param>
internal sealed class Goals(IReadOnlyList<Aim> aims, IReadOnlyList<Cap> caps, WorkMeter work)
{
    private readonly Aim[] _aims = [.. aims];
    private readonly Cap[] _caps = [.. caps];

    /// <summary>Pays for the walk.</summary>
    public WorkMeter Work { get; } = work;

    /// <summary>Whether a property tells ways apart.</summary>
    /// <param name="dimension">The property.</param>
    /// <returns>True when there is an aim or a limit of it.</returns>
    public bool Compares(Dimension dimension) => _aims.Any(aim => aim.Dimension == dimension) || _caps.Any(cap => cap.Dimension == dimension);

    /// <summary>Whether one way is at least as good as another in every aim.</summary>
    /// <param name="cost">What the one costs.</param>
    /// <param name="weight">The weight of its witness.</param>
    /// <param name="otherCost">What the other costs.</param>
    /// <param name="otherWeight">The weight of its witness.</param>
    /// <returns>True when the other need not be kept.</returns>
    public bool IsAsGood(in CostVector cost, int weight, in CostVector otherCost, int otherWeight)
    {
        foreach (var aim in _aims)
        {
            var (one, other) = (Label.Of(aim.Dimension, cost, weight), Label.Of(aim.Dimension, otherCost, otherWeight));
            if (aim.IsLeast ? one > other : one < other)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a way keeps all limits.</summary>
    /// <param name="cost">What it costs.</param>
    /// <param name="weight">The weight of its witness.</param>
    /// <returns>False when it is of no interest.</returns>
    public bool Allows(in CostVector cost, int weight)
    {
        foreach (var cap in _caps)
        {
            if (Label.Of(cap.Dimension, cost, weight) > cap.Most)
            {
                return false;
            }
        }

        return true;
    }
}
