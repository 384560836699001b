using NasDsl.Data;
using NasDsl.Engines;

namespace NasDsl.Search.Evaluation;

/// <summary>Measures candidates by training them.</summary>
/// <param name="trainer">Trains candidates.</param>
/// <param name="champions">Trains the champion.</param>
internal sealed class TrainingEvaluation(CandidateTrainer trainer, ChampionTrainer champions) : IEvaluation
{
    /// <summary>Reads the data of a search.</summary>
    /// <param name="search">The search.</param>
    /// <param name="engine">What trains.</param>
    /// <param name="seed">The seed of the search.</param>
    /// <param name="baseDirectory">The directory that a relative path starts from.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="NasException">The data are at fault.</exception>
    public static TrainingEvaluation Create(SearchDefinition search, IEngine engine, ulong seed, string baseDirectory)
    {
        var rows = DatasetLoader.Load(search.Data, baseDirectory);
        var split = DataSplit.Create(rows, search.Data.Split);
        return new TrainingEvaluation(
            new CandidateTrainer(search, engine, rows.Select(split.Train), rows.Select(split.Validation), seed),
            new ChampionTrainer(search, engine, rows, split));
    }

    /// <inheritdoc/>
    public void Evaluate(Candidate candidate, int epochs, CancellationToken cancellationToken) => trainer.Train(candidate, epochs, cancellationToken);

    /// <inheritdoc/>
    public Champion? Crown(Trial trial, Action testing, CancellationToken cancellationToken) =>
        champions.Train(trial, trainer.SeedOf(trial.Id), testing, cancellationToken);
}
