using NasDsl.Genomes;
using NasDsl.Language.Locks;
using NasDsl.Search.Evaluation;

namespace NasDsl.Search;

/// <summary>Takes trials of one search over to another, such as the same one after its space was edited: those whose architecture is still there, and whose training would be the same.</summary>
public sealed class TrialCarrier
{
    private readonly SearchDefinition _from;
    private readonly SearchDefinition _to;
    private readonly ObjectiveMeter _meter;
    private readonly bool _isMeasuredAlike;
    private readonly bool _isStoppedAlike;
    private readonly bool _isComparedAlike;

    /// <summary>Compares two searches. That the rows of their data and the engine are the same is the caller's affair.</summary>
    /// <param name="from">The search that tried.</param>
    /// <param name="to">The search that takes over.</param>
    public TrialCarrier(SearchDefinition from, SearchDefinition to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        _from = from;
        _to = to;
        _meter = new ObjectiveMeter(to.Model.Objectives);
        Genomes = new GenomeTranslation(from.Space, to.Space);

        // With shared weights or challenges a trial is no affair of its own, and a latency that was measured is one of its machine.
        _isMeasuredAlike = ModelHash.Of(from.Data, from.Model.Evaluation) == ModelHash.Of(to.Data, to.Model.Evaluation)
            && !TrainingEvaluation.IsShared(from) && !TrainingEvaluation.IsShared(to) && to.Model.Strategy.Versus is null
            && !LatencyMeter.IsNeeded(from) && !LatencyMeter.IsNeeded(to);
        _isStoppedAlike = ModelHash.Of(from.Model.Fidelity) == ModelHash.Of(to.Model.Fidelity);
        _isComparedAlike = ModelHash.Of(from.Model.Objectives) == ModelHash.Of(to.Model.Objectives);
    }

    /// <summary>Finds architectures of the first search in the second.</summary>
    public GenomeTranslation Genomes { get; }

    /// <summary>Takes a trial over.</summary>
    /// <param name="trial">A trial of the first search.</param>
    /// <returns>The trial in the second one, with its objectives, or null when it does not hold there.</returns>
    public Trial? Carry(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        if (!_isMeasuredAlike
            || trial.Metrics is not { } metrics
            || !(trial.Status == TrialStatus.Finished || (trial.Status == TrialStatus.Stopped && _isStoppedAlike))
            || Genomes.Find(trial.Genome) is not { } genome
            || _from.RecipeOf(trial.Genome) != _to.RecipeOf(genome))
        {
            return null;
        }

        using var candidate = new Candidate(trial.Id, trial.Generation, genome);
        _meter.Measure(candidate, trial.Epochs, metrics);
        return candidate.Trial is { Status: not TrialStatus.Failed } measured
            ? trial with { Genome = genome, Objectives = measured.Objectives, Curve = _isComparedAlike ? trial.Curve : [] }
            : null;
    }
}
