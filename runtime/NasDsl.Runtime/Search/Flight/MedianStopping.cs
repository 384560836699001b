using System.Collections.Immutable;
using NasDsl.Language.Model;
using NasDsl.Search.Evaluation;

namespace NasDsl.Search.Flight;

/// <summary>
/// The median stopping rule (Golovin et al., "Google Vizier: a service for black-box optimization", 2017): after each epoch a candidate is stopped whose best value so far is worse than the median of
/// the others at that epoch. The others are those that had become trials when it was proposed, so that threads decide nothing.
/// </summary>
/// <param name="from">The epoch after which candidates are compared for the first time.</param>
/// <param name="trials">How many others there must be to compare with.</param>
/// <param name="objective">What is compared: the first objective.</param>
/// <param name="epochs">The whole training.</param>
internal sealed class MedianStopping(int from, int trials, ObjectiveModel objective, int epochs)
{
    private ImmutableList<ImmutableArray<double>> _curves = [];

    /// <summary>Reads a fidelity.</summary>
    /// <param name="fidelity">The declaration.</param>
    /// <param name="objective">The first objective.</param>
    /// <param name="epochs">The whole training.</param>
    /// <returns>The rule, with nothing to compare with.</returns>
    public static MedianStopping Create(FidelityModel fidelity, ObjectiveModel objective, int epochs)
    {
        var options = new FidelityOptions(fidelity);
        return new MedianStopping(options.Integer("from"), options.Integer("trials"), objective, epochs);
    }

    /// <summary>Takes a trial to compare with.</summary>
    /// <param name="trial">The trial.</param>
    public void Learn(Trial trial)
    {
        if (!trial.Curve.IsEmpty)
        {
            _curves = _curves.Add(trial.Curve);
        }
    }

    /// <summary>The training of candidates that are proposed now.</summary>
    /// <returns>What trains a group of them: each until all epochs are done, it fails, or it falls behind.</returns>
    public Action<IReadOnlyList<Candidate>, IEvaluation, CancellationToken> Begin()
    {
        var others = _curves;
        return (group, evaluation, cancellationToken) => Train(group, evaluation, others, cancellationToken);
    }

    private void Train(IReadOnlyList<Candidate> group, IEvaluation evaluation, ImmutableList<ImmutableArray<double>> others, CancellationToken cancellationToken)
    {
        var live = group;
        for (var epoch = Math.Min(from, epochs); epoch <= epochs && live.Count > 0; epoch++)
        {
            evaluation.Evaluate(live, Rung.Whole(epoch), cancellationToken);
            live = [.. live.Where(candidate => GoesOn(candidate, others))];
        }
    }

    private bool GoesOn(Candidate candidate, ImmutableList<ImmutableArray<double>> others)
    {
        candidate.ExtendCurve();
        if (candidate.Trial is not { Status: TrialStatus.Stopped, Curve: var curve })
        {
            return false;
        }

        if (!IsBehind(curve, others))
        {
            return true;
        }

        candidate.Dispose();
        return false;
    }

    private bool IsBehind(ImmutableArray<double> curve, ImmutableList<ImmutableArray<double>> others)
    {
        double[] values = [.. others.Where(other => other.Length >= curve.Length).Select(other => other[curve.Length - 1]).Order()];
        if (values.Length < trials)
        {
            return false;
        }

        var median = (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
        return objective.IsMaximized ? curve.Max() < median : curve.Min() > median;
    }
}
