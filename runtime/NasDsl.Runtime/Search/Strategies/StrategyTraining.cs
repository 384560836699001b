using NasDsl.Data;
using NasDsl.Engines;

namespace NasDsl.Search.Strategies;

/// <summary>What a strategy can train with that shares weights between candidates before it proposes any.</summary>
/// <param name="Engine">What trains.</param>
/// <param name="Training">The rows to train on.</param>
/// <param name="Validation">The rows to choose by.</param>
/// <param name="CancellationToken">Stops the training.</param>
internal sealed record StrategyTraining(IEngine Engine, Dataset Training, Dataset Validation, CancellationToken CancellationToken);
