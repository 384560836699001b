using NasDsl.Search;

namespace NasDsl.Cli;

/// <summary>What <c>nas search --json</c> prints. Everything but <c>elapsedSeconds</c> is the same for the same file, data, seed and budget.</summary>
/// <param name="Search">The name of the search.</param>
/// <param name="Seed">What all randomness was drawn from.</param>
/// <param name="StopReason">Why it ended.</param>
/// <param name="Trials">How many candidates were tried.</param>
/// <param name="ElapsedSeconds">How long it took.</param>
/// <param name="Champion">The champion.</param>
/// <param name="Front">The Pareto front, best by the first objective first.</param>
internal sealed record ResultDocument(
    string Search,
    ulong Seed,
    string StopReason,
    int Trials,
    double ElapsedSeconds,
    ResultDocument.ChampionInfo Champion,
    IReadOnlyList<ResultDocument.TrialInfo> Front)
{
    /// <summary>Describes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The document.</returns>
    public static ResultDocument Create(SearchResult result)
    {
        var champion = result.Champion;
        return new ResultDocument(
            result.Search.Model.Name,
            result.Seed,
            result.StopReason.ToString(),
            result.Trials.Length,
            result.Elapsed.TotalSeconds,
            new ChampionInfo(
                champion.Genome.ToString(),
                champion.Network.ToString().Split('\n'),
                champion.Network.Cost.Params,
                champion.Network.Cost.Flops,
                champion.Validation,
                champion.Test,
                champion.Weights.Hash()),
            [.. result.Front.Select(trial => new TrialInfo(
                trial.Id, trial.Genome.ToString(), trial.Network.Cost.Params, trial.Network.Cost.Flops, trial.Metrics, trial.Objectives))]);
    }

    /// <summary>The champion.</summary>
    internal sealed record ChampionInfo(
        string Genome,
        IReadOnlyList<string> Architecture,
        long Params,
        long Flops,
        Metrics? Validation,
        Metrics? Test,
        string WeightsSha256);

    /// <summary>A trial of the front.</summary>
    internal sealed record TrialInfo(
        int Id,
        string Genome,
        long Params,
        long Flops,
        Metrics? Validation,
        IReadOnlyList<double> Objectives);
}
