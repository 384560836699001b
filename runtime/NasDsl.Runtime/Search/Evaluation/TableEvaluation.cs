using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Search.Strategies;
using NasDsl.Search.Tables;

namespace NasDsl.Search.Evaluation;

/// <summary>Measures candidates by looking them up in a table of results.</summary>
/// <param name="search">The search.</param>
/// <param name="table">The table.</param>
internal sealed class TableEvaluation(SearchDefinition search, ResultTable table) : IEvaluation
{
    private readonly ObjectiveMeter _meter = new(search.Model.Objectives);
    private readonly ExternMeasures _externs = new(search);

    /// <summary>Reads the table of a search.</summary>
    /// <param name="search">The search.</param>
    /// <param name="evaluation">Its declaration.</param>
    /// <param name="baseDirectory">The directory that a relative path starts from.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="NasException">The table is at fault.</exception>
    public static TableEvaluation Create(SearchDefinition search, EvaluationModel evaluation, string baseDirectory) =>
        new(search, ResultTableReader.Load(search.Space, evaluation, baseDirectory));

    /// <inheritdoc/>
    public void Evaluate(IReadOnlyList<Candidate> group, Rung rung, CancellationToken cancellationToken)
    {
        foreach (var candidate in group)
        {
            Evaluate(candidate, rung, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public StrategyTraining? Training(CancellationToken cancellationToken) => null;

    /// <inheritdoc/>
    public Champion Crown(Trial trial, Action testing, CancellationToken cancellationToken)
    {
        var recipe = search.Model.Recipe;
        return new Champion(trial, new NetworkWeights([]), RecipeBuilder.Build(recipe, recipe.RetrainEpochs, trial.Genome), null);
    }

    private void Evaluate(Candidate candidate, Rung rung, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            _meter.Measure(candidate, rung.Epochs, _externs.Measure(candidate.Genome, table.Find(candidate.Genome)));
        }
        catch (Exception failure) when (FailureText.IsOfCandidate(failure, cancellationToken))
        {
            candidate.Fail(rung.Epochs, FailureText.Of(failure));
        }

        if (candidate.Trial is { Status: TrialStatus.Stopped })
        {
            candidate.Finish();
        }
    }
}
