using System.Diagnostics;
using NasDsl.Data;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Networks;

namespace NasDsl.Benchmarks;

/// <summary>
/// Prints where the time of a training step goes, node by node: the best of some steps, beside the floating-point operations of the forward pass (the backward pass has twice as many) and the bytes of inputs and
/// output. Nodes that are computed as one, or on demand, show in the node that computes them.
/// </summary>
internal static class NodeProfile
{
    private const int Steps = 60;

    public static void Print(Network network, Dataset data, double peak)
    {
        using var plan = new NetworkPlan(network, VectorKernels.Best, 64, isTrainable: true);
        plan.Initialize(1);
        var rows = Enumerable.Range(0, 64).ToArray();
        var forward = Enumerable.Repeat(double.PositiveInfinity, network.Nodes.Length).ToArray();
        var backward = forward.ToArray();
        for (var step = 0; step < Steps; step++)
        {
            var context = new StepContext(64, IsTraining: true, step, 1);
            plan.Load(data, rows);
            for (var i = 0; i < forward.Length; i++)
            {
                forward[i] = Math.Min(forward[i], Time(() => plan.Forward(i, context)));
            }

            for (var i = forward.Length - 1; i >= 0; i--)
            {
                backward[i] = Math.Min(backward[i], Time(() => plan.Backward(i, context)));
            }
        }

        foreach (var node in network.Nodes)
        {
            var (f, b) = (forward[node.Id - 1], backward[node.Id - 1]);
            var work = 64.0 * node.Cost.Flops / 1e9;
            var bytes = 64.0 * sizeof(float) * (node.Shape.Size + node.Inputs.Sum(input => network.ShapeOf(input).Size)) / 1e6;
            Console.WriteLine(FormattableString.Invariant(
                $"  {node.Id,3} {node.Arguments,-40} {node.Shape,-10} {work * 1e3,6:F1} MFLOP {bytes,5:F1} MB  forward {f * 1e6,7:F0} us {work / f / peak,5:P0}   backward {b * 1e6,7:F0} us {2 * work / b / peak,5:P0}"));
        }
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
