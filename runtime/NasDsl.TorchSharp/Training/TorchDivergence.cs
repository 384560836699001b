using NasDsl.Engines;
using NasDsl.Networks;
using NasDsl.TorchSharp.Data;
using NasDsl.TorchSharp.Graph;
using TorchSharp;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Training;

/// <summary>Says where the training of a member diverged, as the managed engine does.</summary>
/// <param name="network">The network.</param>
/// <param name="prepared">The network on the device.</param>
/// <param name="weights">Its weights.</param>
/// <param name="step">The number of the step, from 1.</param>
internal sealed class TorchDivergence(Network network, TorchNetwork prepared, FlatWeights weights, long step)
{
    /// <summary>What messages call such numbers.</summary>
    public const string NotFinite = "infinite or not a number";

    /// <summary>Finds what made a loss infinite or not a number: takes the forward pass of the step again, layer by layer.</summary>
    /// <param name="member">The member.</param>
    /// <param name="batch">The rows of the step, whose weights are as they were.</param>
    /// <param name="loss">The loss.</param>
    /// <returns>What is to be thrown.</returns>
    public TrainingDivergedException OfLoss(int member, TorchBatch batch, double loss)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        if (!IsFinite(member, batch.Inputs))
        {
            return Create($"The rows of step {step} have a number that is {NotFinite}", 0);
        }

        if (FindWeights(member, weights.Values, Optimized) is { } place)
        {
            return Create($"The weights {place.Name} are {NotFinite} before step {step}, in {Describe(place.Node)}", place.Node);
        }

        // A forward pass in training changes running statistics, those of other members too.
        using var copy = new TrainingCopy(weights.Statistics);
        copy.Take();
        int? first = null;
        prepared.Forward(batch.Inputs, batch.Step, (node, output) => first ??= IsFinite(member, output) ? null : node).Dispose();
        copy.Restore();
        return first is { } layer
            ? Create($"The loss became {loss} in step {step}, since {Describe(layer)} gave a number that is {NotFinite}", layer)
            : Create($"The loss became {loss} in step {step}, since the numbers of {Describe(network.Nodes.Length)} are too large for it", network.Nodes.Length);
    }

    /// <summary>Whether a weight of a member is infinite or not a number.</summary>
    /// <param name="member">The member.</param>
    /// <param name="includesStatistics">Whether running statistics are looked at, too.</param>
    /// <returns>True when one is.</returns>
    public bool IsDiverged(int member, bool includesStatistics)
    {
        using var scope = NewDisposeScope();
        return !IsFinite(weights.Values.select(0, member)) || (includesStatistics && FindStatistics(member) is not null);
    }

    /// <summary>Finds what made a weight infinite or not a number in a step that has been taken. Gradients run from the last layer to the first, so the last one with a bad gradient is where it began.</summary>
    /// <param name="member">The member.</param>
    /// <param name="gradients">The gradients of the step: members x numbers.</param>
    /// <returns>What is to be thrown.</returns>
    public TrainingDivergedException OfStep(int member, Tensor gradients)
    {
        using var scope = NewDisposeScope();
        return FindWeights(member, gradients, Optimized.Reverse()) is { } gradient
            ? Create($"The gradient of the weights {gradient.Name} became {NotFinite} in step {step}, in {Describe(gradient.Node)}", gradient.Node)
            : (FindWeights(member, weights.Values, Optimized) ?? FindStatistics(member)) is { } place
            ? Create($"The weights {place.Name} became {NotFinite} in step {step}, in {Describe(place.Node)}", place.Node)
            : Create($"A weight became {NotFinite} in step {step}", null);
    }

    private IEnumerable<WeightPlace> Optimized => weights.Places.Where(place => place is { IsTrainable: true, IsMixture: false });

    private static bool IsFinite(Tensor tensor) => tensor.isfinite().all().ToBoolean();

    private static WeightPlace? FindWeights(int member, Tensor buffer, IEnumerable<WeightPlace> places) =>
        places.FirstOrDefault(place => !IsFinite(buffer.select(0, member).narrow(0, place.Offset, place.Count)));

    private bool IsFinite(int member, Tensor tensor) => IsFinite(tensor.reshape(tensor.shape[0], weights.Members, -1).select(1, member));

    private WeightPlace? FindStatistics(int member) =>
        weights.Places.FirstOrDefault(place => !place.IsTrainable && !IsFinite(weights.Statistic(place.Name).reshape(weights.Members, -1).select(0, member)));

    private TrainingDivergedException Create(string message, int? layer) => new(message + ".") { Step = step, Layer = layer };

    private string Describe(int node) => $"layer {node} ({network.Nodes[node - 1].Arguments})";
}
