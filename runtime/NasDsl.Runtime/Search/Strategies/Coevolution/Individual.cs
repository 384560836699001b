namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>A blueprint or a module.</summary>
/// <param name="id">Its number within its population.</param>
/// <param name="values">One number for each slot; those of inactive slots do not matter.</param>
internal sealed class Individual(int id, double[] values)
{
    /// <summary>Its number within its population, in the order of birth.</summary>
    public int Id { get; } = id;

    /// <summary>One number for each slot.</summary>
    public double[] Values { get; } = values;

    /// <summary>The species it belongs to.</summary>
    public int Species { get; set; }

    /// <summary>How many proposed networks it has taken part in.</summary>
    public int Uses { get; set; }

    /// <summary>What it has earned: from 0 to 1; before anything is known it is neither good nor bad.</summary>
    public double Fitness { get; set; } = 0.5;
}
