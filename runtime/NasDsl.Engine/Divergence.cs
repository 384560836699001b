using NasDsl.Engine.Graph;
using NasDsl.Engines;

namespace NasDsl.Engine;

/// <summary>Says where a training diverged. That it did costs nothing to notice, so all of this happens afterwards.</summary>
internal static unsafe class Divergence
{
    private const string NotFinite = "infinite or not a number";

    /// <summary>Finds what made a loss infinite or not a number: takes the forward pass of the step again, layer by layer.</summary>
    /// <param name="plan">The network with the weights of the step. Its input is that of the step.</param>
    /// <param name="step">The step.</param>
    /// <param name="loss">The loss.</param>
    /// <returns>What is to be thrown.</returns>
    public static TrainingDivergedException OfLoss(NetworkPlan plan, in StepContext step, double loss)
    {
        if (!IsFinite(plan.Input, step.Batch))
        {
            return Create($"The rows of step {step.Step + 1} have a number that is {NotFinite}", step, 0);
        }

        if (FindWeights(plan, isTrainable: true) is { } weights)
        {
            return Create($"The weights {weights.Name} are {NotFinite} before step {step.Step + 1}, in {Describe(OwnerOf(plan, weights))}", step, NodeOf(weights));
        }

        foreach (var group in plan.Groups.OrderBy(group => group.Last.Id))
        {
            plan.Forward(group.Last.Id - 1, step);
            var output = plan.TensorOf(group.Last.Id);

            // What is computed on demand lies nowhere; it shows in what is computed from it.
            if (output.Values != null && !IsFinite(output, step.Batch))
            {
                return Create($"The loss became {loss} in step {step.Step + 1}, since {Describe(group)} gave a number that is {NotFinite}", step, group.First.Id);
            }
        }

        var last = plan.Groups.MaxBy(group => group.Last.Id);
        return last is null
            ? Create($"The loss became {loss} in step {step.Step + 1}", step, null)
            : Create($"The loss became {loss} in step {step.Step + 1}, since the numbers of {Describe(last)} are too large for it", step, last.First.Id);
    }

    /// <summary>Finds what made a weight infinite or not a number in a step that has been taken. Gradients run from the last layer to the first, so the last one with a bad gradient is where it began.</summary>
    /// <param name="plan">The network after the step, with the gradients of the step.</param>
    /// <param name="step">The step.</param>
    /// <returns>What is to be thrown.</returns>
    public static TrainingDivergedException OfStep(NetworkPlan plan, in StepContext step)
    {
        foreach (var parameter in plan.Parameters.Where(parameter => parameter.IsTrainable).Reverse())
        {
            if (!IsFinite(parameter.Gradient, parameter.Layout.PaddedCount))
            {
                return Create($"The gradient of the weights {parameter.Name} became {NotFinite} in step {step.Step + 1}, in {Describe(OwnerOf(plan, parameter))}", step, NodeOf(parameter));
            }
        }

        return (FindWeights(plan, isTrainable: true) ?? FindWeights(plan, isTrainable: false)) is { } weights
            ? Create($"The weights {weights.Name} became {NotFinite} in step {step.Step + 1}, in {Describe(OwnerOf(plan, weights))}", step, NodeOf(weights))
            : Create($"A weight became {NotFinite} in step {step.Step + 1}", step, null);
    }

    /// <summary>Finds weights that are not finite.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="isTrainable">Whether to look at those that the optimiser changes, or at running statistics, which it does not see.</param>
    /// <returns>The first, or null.</returns>
    public static Parameter? FindWeights(NetworkPlan plan, bool isTrainable) =>
        plan.Parameters.FirstOrDefault(parameter => parameter.IsTrainable == isTrainable && !parameter.IsFinite());

    private static TrainingDivergedException Create(string message, in StepContext step, int? layer) => new(message + ".") { Step = step.Step + 1, Layer = layer };

    private static int NodeOf(Parameter parameter) =>
        int.Parse(parameter.Name.AsSpan(0, parameter.Name.IndexOf('.', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture);

    private static NodeGroup OwnerOf(NetworkPlan plan, Parameter parameter) => plan.Groups.First(group => group.Nodes.Any(node => node.Id == NodeOf(parameter)));

    private static string Describe(NodeGroup group) => $"layer {group.First.Id} ({string.Join(", ", group.Nodes.Select(node => node.Arguments))})";

    private static bool IsFinite(Tensor tensor, int batch)
    {
        for (var place = 0; place < batch * tensor.Shape.Positions; place++)
        {
            if (!IsFinite(tensor.Values + ((nint)place * tensor.ChannelPitch), tensor.Shape.Channels))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFinite(float* numbers, int count)
    {
        foreach (var number in new ReadOnlySpan<float>(numbers, count))
        {
            if (!float.IsFinite(number))
            {
                return false;
            }
        }

        return true;
    }
}
