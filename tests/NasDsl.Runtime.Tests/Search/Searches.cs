using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Search;
using NasDsl.Tests.Shared;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>Searches over the example, and a landscape to search.</summary>
internal static class Searches
{
    /// <summary>The search of the example, changed.</summary>
    public static SearchDefinition Digits(Func<SearchModel, SearchModel>? change = null)
    {
        var model = DigitsModel.Create();
        var search = model.Searches[0];
        return SearchDefinition.Create(model, change is null ? search : change(search));
    }

    /// <summary>An engine for which wide, normalised networks of middle depth at a rate near 2e-3 are best, and which gets better with each epoch.</summary>
    public static ScriptedEngine Landscape() => new(Accuracy);

    public static double Accuracy(Network network, TrainingRecipe recipe, int epoch)
    {
        var convolutions = network.Nodes.Count(node => node.Operation.Name is "conv" or "depthwise");
        var normalised = network.Nodes.Count(node => node.Operation.Name == "batchnorm");
        var width = network.Nodes.Max(node => node.Shape.Rank == 3 ? node.Shape.Channels : 0);
        var error = 0.02
            + (0.03 * Math.Abs(convolutions - 4))
            + (0.02 * Math.Max(0, 3 - normalised))
            + (0.4 / width)
            + (0.1 * Math.Abs(Math.Log10(recipe.Optimizer.LearningRate / 2e-3)))
            + (network.Nodes.Any(node => node.Operation.Name == "tanh") ? 0.03 : 0)
            + (0.3 / epoch);
        return Math.Clamp(1 - error, 0, 1);
    }

    public static Task<SearchResult> RunAsync(
        SearchDefinition search,
        ScriptedEngine engine,
        SearchOptions? options = null,
        IProgress<SearchProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        SearchRunner.RunAsync(search, engine, options ?? new SearchOptions(), progress, cancellationToken);

    /// <summary>All that must not depend on threads or time, as text.</summary>
    public static string Describe(SearchResult result) => string.Join('\n', result.Trials
        .OrderBy(trial => trial.Id)
        .Select(trial => $"{trial.Id} {trial.Generation} {trial.Status} {trial.Epochs} [{string.Join(' ', trial.Objectives)}] {trial.Genome}"));
}
