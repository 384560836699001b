using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Search.Evaluation.Sharing;
using NasDsl.Search.Journal;
using NasDsl.Search.Strategies;

namespace NasDsl.Search.Evaluation;

/// <summary>Measures candidates by training them.</summary>
/// <param name="trainer">Trains candidates.</param>
/// <param name="champions">Trains the champion.</param>
internal sealed class TrainingEvaluation(CandidateTrainer trainer, ChampionTrainer champions) : IEvaluation, IZeroCostScorer
{
    /// <summary>Reads the data of a search.</summary>
    /// <param name="search">The search.</param>
    /// <param name="engine">What trains.</param>
    /// <param name="seed">The seed of the search.</param>
    /// <param name="baseDirectory">The directory that a relative path starts from.</param>
    /// <param name="keeper">Keeps trainings that are not over.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="NasException">The data are at fault.</exception>
    public static TrainingEvaluation Create(SearchDefinition search, IEngine engine, ulong seed, string baseDirectory, TrainingKeeper keeper)
    {
        var rows = DatasetLoader.Load(search.Data, baseDirectory, search.Space.Externs);
        if (search.Model.Recipe.Loss?.Name == LossCatalog.Binary && rows.FindNoProbability() is { } row)
        {
            throw NasException.Of(
                DiagnosticCatalog.DataTargetNoProbability,
                search.Model.Recipe.Location,
                search.Data.Name,
                rows.Targets.Span.Slice(row * rows.TargetWidth, rows.TargetWidth).ToArray().First(target => target is not (>= 0 and <= 1)),
                row + 1);
        }

        var split = DataSplit.Create(rows, search.Data.Split);
        return new TrainingEvaluation(
            new CandidateTrainer(
                search, engine, new RungRows(rows.Select(split.Train), rows.Select(split.Validation), seed), seed, IsShared(search) ? new SharedWeights() : null, keeper),
            new ChampionTrainer(search, engine, rows, split, keeper));
    }

    /// <inheritdoc/>
    public bool IsCumulative => trainer.IsShared;

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<Candidate>> Group(IReadOnlyList<Candidate> candidates) => trainer.Group(candidates);

    /// <inheritdoc/>
    public void Evaluate(IReadOnlyList<Candidate> group, Rung rung, CancellationToken cancellationToken) => trainer.Train(group, rung, cancellationToken);

    /// <inheritdoc/>
    public void Score(Candidate candidate, string score, CancellationToken cancellationToken) => trainer.Score(candidate, score, cancellationToken);

    /// <inheritdoc/>
    public StrategyTraining Training(CancellationToken cancellationToken) => trainer.Training(cancellationToken);

    /// <inheritdoc/>
    public Champion? Crown(Trial trial, Action testing, CancellationToken cancellationToken) =>
        champions.Train(trial, trainer.SeedOf(trial.Id), testing, cancellationToken);

    /// <summary>Whether candidates of a search share weights.</summary>
    internal static bool IsShared(SearchDefinition search) => search.Model.Strategy.Options.Any(option => option.Name == "sharing" && option.Value.Number != 0);
}
