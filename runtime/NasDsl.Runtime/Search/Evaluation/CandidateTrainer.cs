using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Randomness;

namespace NasDsl.Search.Evaluation;

/// <summary>Trains one candidate to a rung and measures it.</summary>
/// <param name="search">The search.</param>
/// <param name="engine">What trains.</param>
/// <param name="training">The rows to train on.</param>
/// <param name="validation">The rows to measure on.</param>
/// <param name="seed">The seed of the search.</param>
internal sealed class CandidateTrainer(SearchDefinition search, IEngine engine, Dataset training, Dataset validation, ulong seed)
{
    private readonly ObjectiveMeter _meter = new(search.Model.Objectives);

    /// <summary>What the weights and the order of rows of a trial are drawn from.</summary>
    /// <param name="trial">The number of the trial.</param>
    /// <returns>The seed of its training.</returns>
    public ulong SeedOf(int trial) => new RandomStream(seed, RandomPurpose.Training, (uint)trial).NextUInt64();

    /// <summary>Trains a candidate on.</summary>
    /// <param name="candidate">The candidate, at an earlier rung.</param>
    /// <param name="epochs">The epochs of the rung.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public void Train(Candidate candidate, int epochs, CancellationToken cancellationToken)
    {
        var recipe = search.Model.Recipe;
        try
        {
            candidate.Run ??= engine.Start(
                candidate.Genome.Network,
                training,
                RecipeBuilder.Build(recipe, recipe.Epochs, candidate.Genome),
                SeedOf(candidate.Id));
            while (candidate.Run.Epoch < epochs)
            {
                candidate.Run.TrainEpoch(cancellationToken);
            }

            var metrics = MetricsCalculator.Measure(candidate.Run.Predict(validation, cancellationToken), validation);
            _meter.Measure(candidate, epochs, metrics);
        }
        catch (Exception failure) when (FailureText.IsOfCandidate(failure, cancellationToken))
        {
            // A training that diverged, memory that did not suffice, code of the user that threw: this candidate is bad, and the search goes on.
            candidate.Fail(candidate.Run?.Epoch ?? 0, FailureText.Of(failure));
        }

        if (epochs >= recipe.Epochs && candidate.Trial is { Status: not TrialStatus.Failed })
        {
            candidate.Finish();
        }

        if (candidate.Trial is not { Status: TrialStatus.Stopped })
        {
            candidate.Dispose();
        }
    }
}
