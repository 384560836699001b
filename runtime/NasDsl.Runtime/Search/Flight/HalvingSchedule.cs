using System.Collections.Immutable;
using NasDsl.Language.Model;

namespace NasDsl.Search.Flight;

/// <summary>
/// Successive halving (Jamieson and Talwalkar, 2016) within a generation: all candidates are trained to the first rung, the best of them to the next, ...
/// </summary>
/// <param name="Rungs">The epochs at which candidates are compared; the last is the whole training.</param>
/// <param name="Eta">One of so many candidates goes on to the next rung.</param>
internal sealed record HalvingSchedule(ImmutableArray<int> Rungs, int Eta)
{
    /// <summary>Reads the fidelity of a search.</summary>
    /// <param name="fidelity">The declaration.</param>
    /// <param name="epochs">The whole training.</param>
    /// <returns>The schedule.</returns>
    public static HalvingSchedule Create(FidelityModel fidelity, int epochs)
    {
        int Option(string name, int byDefault) =>
            fidelity.Options.FirstOrDefault(option => option.Name == name) is { } option ? (int)option.Value.Number : byDefault;
        var eta = Math.Max(2, Option("eta", 3));
        var rungs = ImmutableArray.CreateBuilder<int>();
        for (long rung = Math.Max(1, Option("from", 1)); rung < epochs; rung *= eta)
        {
            rungs.Add((int)rung);
        }

        rungs.Add(epochs);
        return new HalvingSchedule(rungs.ToImmutable(), eta);
    }

    /// <summary>How many of some candidates go on.</summary>
    /// <param name="candidates">How many there are.</param>
    /// <returns>The number, at least one when there is any.</returns>
    public int Promoted(int candidates) => (candidates + Eta - 1) / Eta;
}
