using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;
using NasDsl.TorchSharp.Tests.Training;

namespace NasDsl.TorchSharp.Tests.Operations;

/// <summary>Every operation gives each member of a group what it gives a network by itself; those that cannot say so.</summary>
public sealed class GroupedOperationTests
{
    private const int Members = 3;
    private const double Tolerance = 1e-4;

    /// <summary>What PyTorch computes for one network at a time, or the host does.</summary>
    private static readonly string[] ByThemselves = ["gru", "lstm", "mix"];

    private static readonly TrainingRecipe Recipe = new(3, 4, new SgdSettings(0.01, 0.9, false, 0.01), new ConstantSchedule());

    public static TheoryData<string> Operations => new(OperationCatalog.All.Select(operation => operation.Name));

    [TorchTheory]
    [MemberData(nameof(Operations))]
    public void Members_get_what_they_get_by_themselves(string operation)
    {
        var engine = TestEngine.Create();
        foreach (var one in OperationCases.All.Where(one => one.Operation == operation))
        {
            var network = new OperationNetwork(one).Network;
            Assert.Equal(!ByThemselves.Contains(operation), engine.CanGroup(network, Recipe, Recipe));
            if (network.Nodes.All(node => !node.Operation.HasWeights))
            {
                network = BehindWeights(network);
            }

            if (engine.CanGroup(network, Recipe, Recipe))
            {
                AssertAlike(network, DrawRows(network), one.ToString());
            }
        }
    }

    private static void AssertAlike(Network network, Dataset rows, string what)
    {
        var engine = TestEngine.Create();
        var recipes = Enumerable.Range(1, Members).Select(member => Recipe with { Optimizer = new SgdSettings(0.005 * member, 0.9, false, 0.01) }).ToArray();
        var runs = engine.StartGroup(network, rows, recipes, [.. Enumerable.Range(1, Members).Select(member => (ulong)member)]);
        for (var member = 0; member < Members; member++)
        {
            using var alone = engine.Start(network, rows, recipes[member], (ulong)member + 1);
            Near.AssertLosses(Trainings.TrainToTheEnd(alone, Recipe), Trainings.TrainToTheEnd(runs[member], Recipe), Tolerance, $"{what}, member {member}");
            Near.Assert(alone.SaveWeights().Tensors, runs[member].SaveWeights().Tensors, Tolerance, $"{what}, member {member}");
            Near.Assert(alone.Predict(rows, CancellationToken.None), runs[member].Predict(rows, CancellationToken.None), Tolerance, $"{what}, answers of member {member}");
        }

        foreach (var run in runs)
        {
            run.Dispose();
        }
    }

    /// <summary>The same operations behind a map of their input: a network without weights has nothing to train.</summary>
    private static Network BehindWeights(Network network)
    {
        var builder = new GraphBuilder(network.Input);
        builder.Add(network.Input.Rank == 1 ? "linear" : "pointwise", (network.Input.Rank == 1 ? "units" : "filters", Value.Of(network.Input.Channels)));
        foreach (var one in network.Nodes)
        {
            builder.Add(one.Operation.Name, [.. one.Inputs.Select(input => input + 1)], [.. one.Operation.Parameters.Select((parameter, i) => (parameter.Name, one.Arguments.Values[i]))]);
        }

        return builder.Build();
    }

    private static Dataset DrawRows(Network network)
    {
        const int Count = 10;
        var random = new Random(4);
        float[] inputs = network.Input.IsTokens
            ? [.. Enumerable.Range(0, Count * network.Input.Size).Select(_ => (float)random.Next(network.Input.Vocabulary))]
            : [.. Enumerable.Range(0, Count * network.Input.Size).Select(_ => (random.NextSingle() * 2) - 1)];
        return new Dataset(network.Input, inputs, TargetKind.Class, network.Output.Size, [.. Enumerable.Range(0, Count).Select(_ => (float)random.Next(network.Output.Size))]);
    }
}
