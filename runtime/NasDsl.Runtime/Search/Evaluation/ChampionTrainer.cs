using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Externs;
using NasDsl.Search.Journal;

namespace NasDsl.Search.Evaluation;

/// <summary>Trains the champion on training and validation rows together, and reads the test rows.</summary>
/// <param name="search">The search.</param>
/// <param name="engine">What trains.</param>
/// <param name="rows">All rows.</param>
/// <param name="split">Their parts.</param>
/// <param name="keeper">Keeps trainings that are not over.</param>
internal sealed class ChampionTrainer(SearchDefinition search, IEngine engine, Dataset rows, DataSplit split, TrainingKeeper keeper)
{
    /// <summary>Trains the champion.</summary>
    /// <param name="trial">The trial that it was chosen by.</param>
    /// <param name="seed">The seed of its training.</param>
    /// <param name="testing">Called when the training is over and the test rows are about to be read.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The champion, or null when its training diverged, or the user's code failed.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    public Champion? Train(Trial trial, ulong seed, Action testing, CancellationToken cancellationToken)
    {
        var recipe = RecipeBuilder.Build(search.Model.Recipe, search.Model.Recipe.RetrainEpochs, trial.Genome);
        var training = rows.Select([.. split.Train.Concat(split.Validation).Order()]);
        using var activity = SearchTelemetry.StartChampion(trial);
        try
        {
            using var run = engine.Start(trial.Network, training, recipe, seed);
            var progress = keeper.Begin(trial.Id, TrainingStage.Champion);
            progress.Start();
            progress.Begin(run, recipe.Epochs);
            while (run.Epoch < recipe.Epochs)
            {
                progress.Add(run.TrainEpoch(cancellationToken));
                keeper.Offer(progress, run);
            }

            testing();
            return new Champion(trial, run.SaveWeights(), recipe, Test(trial, run, cancellationToken));
        }
        catch (Exception failure) when (failure is TrainingDivergedException or ExternException)
        {
            return null;
        }
    }

    private Metrics? Test(Trial trial, ITrainingRun run, CancellationToken cancellationToken)
    {
        if (split.Test.IsEmpty)
        {
            return null;
        }

        var test = rows.Select(split.Test);
        var outputs = run.Predict(test, cancellationToken);
        return new ExternMeasures(search).Measure(trial.Genome, MetricsCalculator.Measure(outputs, test), test, outputs);
    }
}
