using NasDsl.Engines;
using NasDsl.Genomes;
using NasDsl.Language.Diagnostics;

namespace NasDsl.Search;

/// <summary>Runs searches.</summary>
public static class SearchRunner
{
    /// <summary>Searches, trains the champion again on training and validation rows, and reads the test rows once.</summary>
    /// <param name="search">The search.</param>
    /// <param name="engine">What trains; <see cref="SearchOptions.Engine"/> goes before it.</param>
    /// <param name="options">What the caller decides.</param>
    /// <param name="progress">Told whenever the strategy is, and at every new phase, or null.</param>
    /// <param name="cancellationToken">Stops the search between two steps of training; what was found so far is reported before.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="NasException">The data, the budget or every candidate is at fault; the message says how.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    public static Task<SearchResult> RunAsync(
        SearchDefinition search,
        IEngine engine,
        SearchOptions options,
        IProgress<SearchProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        engine = options.Engine ?? engine;
        if (options.EngineName is { } name && name != engine.Name)
        {
            throw NasException.Of(DiagnosticCatalog.EngineFixed, search.Model.Location, name, engine.Name);
        }

        return Task.Run(() => new SearchRun(search, engine, options, progress).RunAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Searches, with typed genomes in the result.</summary>
    /// <typeparam name="TGenome">The type of the genomes of the space.</typeparam>
    /// <param name="search">The search.</param>
    /// <param name="engine">What trains; <see cref="SearchOptions.Engine"/> goes before it.</param>
    /// <param name="options">What the caller decides.</param>
    /// <param name="progress">Told whenever the strategy is, and at every new phase, or null.</param>
    /// <param name="cancellationToken">Stops the search between two steps of training; what was found so far is reported before.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="NasException">The data, the budget or every candidate is at fault; the message says how.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was requested.</exception>
    public static async Task<SearchResult<TGenome>> RunAsync<TGenome>(
        SearchDefinition search,
        IEngine engine,
        SearchOptions options,
        IProgress<SearchProgress>? progress,
        CancellationToken cancellationToken)
        where TGenome : ITypedGenome<TGenome> =>
        new(await RunAsync(search, engine, options, progress, cancellationToken).ConfigureAwait(false));
}
