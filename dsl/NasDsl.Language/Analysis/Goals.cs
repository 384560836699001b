namespace NasDsl.Language.Analysis;

/// <summary>What a walk is for.</summary>
/// <param name="aims">What ways are compared by.</param>
/// <param name="caps">Limits that ways of interest keep.</param>
/// <param name="work">Pays for the walk.</param>
internal sealed class Goals(IReadOnlyList<Aim> aims, IReadOnlyList<Cap> caps, WorkMeter work)
{
    /// <summary>Pays for the walk.</summary>
    public WorkMeter Work { get; } = work;

    /// <summary>Whether a property tells ways apart.</summary>
    /// <param name="dimension">The property.</param>
    /// <returns>True when there is an aim or a limit of it.</returns>
    public bool Compares(Dimension dimension) => aims.Any(aim => aim.Dimension == dimension) || caps.Any(cap => cap.Dimension == dimension);

    /// <summary>How far a way is from each aim.</summary>
    /// <param name="label">The way.</param>
    /// <returns>Numbers of which less is better.</returns>
    public long[] DistancesOf(Label label)
    {
        var distances = new long[aims.Count];
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = aims[i].IsLeast ? label.Of(aims[i].Dimension) : -label.Of(aims[i].Dimension);
        }

        return distances;
    }

    /// <summary>Whether a way keeps all limits.</summary>
    /// <param name="label">The way.</param>
    /// <returns>False when it is of no interest.</returns>
    public bool Allows(Label label)
    {
        foreach (var cap in caps)
        {
            if (label.Of(cap.Dimension) > cap.Most)
            {
                return false;
            }
        }

        return true;
    }
}
