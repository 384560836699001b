using System.Collections.Immutable;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Search.Evaluation;

namespace NasDsl.Search.Flight;

/// <summary>
/// Successive halving (Jamieson and Talwalkar, 2016): all candidates are trained to the first rung, the best of them to the next, ...
/// </summary>
/// <param name="Rungs">The rungs at which candidates are compared; the last is the whole training.</param>
/// <param name="Eta">One of so many candidates goes on to the next rung.</param>
/// <param name="Capacity">How many candidates there are at most.</param>
internal sealed record HalvingSchedule(ImmutableArray<Rung> Rungs, int Eta, int Capacity)
{
    /// <summary>Reads a fidelity.</summary>
    /// <param name="fidelity">The declaration.</param>
    /// <param name="epochs">The whole training.</param>
    /// <returns>The schedule.</returns>
    public static HalvingSchedule Create(FidelityModel fidelity, int epochs)
    {
        var options = new FidelityOptions(fidelity);
        var eta = options.Integer("eta");
        var rungs = options.Over == RungAxis.Epochs
            ? Epochs(options.Integer("from"), eta, epochs)
            : InputResolution.Shares(options.Real("from"), eta).Select(share => new Rung(options.Over, epochs, share)).Append(new Rung(options.Over, epochs, 1));
        return new HalvingSchedule([.. rungs], eta, int.MaxValue);
    }

    /// <summary>
    /// The brackets of Hyperband (Li et al., 2018): each begins one rung later than the one before, with so many candidates that all of them take about the same training.
    /// </summary>
    /// <returns>One schedule for each rung to begin with.</returns>
    public ImmutableArray<HalvingSchedule> Brackets() =>
    [
        .. Rungs.Select((_, first) =>
        {
            // Of m brackets the one with r rungs has m / r * eta^(r - 1) candidates.
            var rungs = Rungs.Length - first;
            var candidates = (double)Rungs.Length / rungs;
            for (var i = 1; i < rungs; i++)
            {
                candidates *= Eta;
            }

            return new HalvingSchedule(Rungs[first..], Eta, (int)Math.Min(int.MaxValue, Math.Ceiling(candidates)));
        }),
    ];

    /// <summary>How many of some candidates go on.</summary>
    /// <param name="candidates">How many there are.</param>
    /// <returns>The number, at least one when there is any.</returns>
    public int Promoted(int candidates) => (candidates + Eta - 1) / Eta;

    private static IEnumerable<Rung> Epochs(int from, int eta, int epochs)
    {
        for (long rung = from; rung < epochs; rung *= eta)
        {
            yield return Rung.Whole((int)rung);
        }

        yield return Rung.Whole(epochs);
    }
}
