using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Randomness;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Strategies.Policies;

namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>
/// Trains a network that holds all candidates: in each step first the choices down the gradient of the loss on validation rows and of the expected costs, then the weights down that of the loss on
/// training rows (Liu, Simonyan and Yang, "DARTS", 2019, algorithm 1).
/// </summary>
/// <param name="search">The search.</param>
/// <param name="engine">What trains.</param>
/// <param name="training">The rows that weights are trained on.</param>
/// <param name="validation">The rows that choices are trained on.</param>
/// <param name="options">How.</param>
internal sealed class SupernetTrainer(SearchDefinition search, IMixtureEngine engine, Dataset training, Dataset validation, DifferentiableOptions options)
{
    /// <summary>The decay of the mean of gradients of choices that DARTS trains with (appendix A.1).</summary>
    private const double Beta1 = 0.5;

    private readonly ExpectedObjective _objective = new(search, options.Cost);

    /// <summary>Trains it.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <returns>The distribution of the choices in the end. Where the training diverged, it is that of the last step before.</returns>
    /// <exception cref="NasException">The network would be too large.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    public ChoiceDistribution Train(RandomStream random, CancellationToken cancellationToken)
    {
        var distribution = new ChoiceDistribution(search.Space);
        var supernet = SupernetBuilder.Build(search.Space);
        var recipe = RecipeBuilder.Build(search.Model.Recipe, search.Model.Recipe.Epochs, Middle.Genome(search.Space));
        using var run = engine.StartMixture(supernet.Network, training, validation, recipe, random.NextUInt64());
        try
        {
            Train(run, new SupernetChoices(supernet, distribution), new LogitAdam(distribution, options.LearningRate, Beta1, options.Decay), random, cancellationToken);
        }
        catch (TrainingDivergedException)
        {
            // The choices have learnt something by now, and candidates are trained by themselves.
        }

        return distribution;
    }

    private void Train(IMixtureRun run, SupernetChoices choices, LogitAdam optimizer, RandomStream random, CancellationToken cancellationToken)
    {
        var middle = Middle.Genome(search.Space);
        for (var epoch = 0; epoch < search.Model.Recipe.Epochs; epoch++)
        {
            run.SetMixtures(choices.Mix());
            var metrics = epoch < options.Warmup ? null : MetricsCalculator.Measure(run.Predict(validation, cancellationToken), validation);
            var weight = metrics is null ? 0 : _objective.LossWeight(metrics, middle);
            for (var step = 0; step < run.StepsPerEpoch; step++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (metrics is not null)
                {
                    var slopes = choices.NewSlopes();
                    run.Differentiate(options.IsSecondOrder, slopes);
                    var gradient = choices.Gradient(slopes, weight);
                    _objective.AddGradient(metrics, choices.Distribution, gradient, random);
                    optimizer.Descend(gradient);
                    run.SetMixtures(choices.Mix());
                }

                run.Step();
            }
        }
    }
}
