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

    /// <summary>
    /// An engine with a rugged landscape: each convolution has a kernel, an activation and a normalisation that suit its place in the chain, four of them are best, wide ones
    /// are better, the rate should be near 2e-3, and everything gets better with each epoch.
    /// </summary>
    public static ScriptedEngine Landscape() => new(Accuracy);

    public static double Accuracy(Network network, TrainingRecipe recipe, int epoch)
    {
        var error = 0.01 + (0.3 / epoch) + (0.1 * Math.Abs(Math.Log10(recipe.Optimizer.LearningRate / 2e-3)));
        var place = 0;
        for (var i = 0; i < network.Nodes.Length; i++)
        {
            var node = network.Nodes[i];
            if (node.Operation.Name is not ("conv" or "depthwise"))
            {
                continue;
            }

            var after = network.Nodes.Skip(i + 1).Take(3).Select(next => next.Operation.Name).ToArray();
            error += node.Arguments.Int("kernel") == (place % 2 == 0 ? 3 : 5) ? 0 : 0.015;
            error += after.Contains("batchnorm") ? 0 : 0.01;
            error += after.Contains(place % 2 == 0 ? "gelu" : "relu") ? 0 : 0.012;
            error += 0.1 / node.Shape.Channels;
            place++;
        }

        return Math.Clamp(1 - error - (0.04 * Math.Abs(place - 4)), 0, 1);
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
