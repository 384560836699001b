using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Operations;

/// <summary>A case of an operation as a network, with drawn rows and weights.</summary>
internal sealed class OperationNetwork
{
    private readonly Random _random = new(3);

    public OperationNetwork(OperationCase one)
    {
        Network = Build(one);
        Rows = new Dataset(Network.Input, DrawInputs(one.Batch), TargetKind.Class, Network.Output.Size, new float[one.Batch]);
        using var run = TestEngine.Managed.Start(Network, Rows, new TrainingRecipe(1, one.Batch, new SgdSettings(0.01, 0, false, 0), new ConstantSchedule()), 1);
        Weights = new NetworkWeights([.. run.SaveWeights().Tensors.Select(tensor => tensor with { Values = [.. tensor.Values.Select(_ => DrawWeight(tensor.Name, one.WeightScale))] })]);
        OutputGradient = Draw(one.Batch * Network.Output.Size);
    }

    public Network Network { get; }

    public Dataset Rows { get; }

    public NetworkWeights Weights { get; }

    public float[] OutputGradient { get; }

    /// <summary>The operation behind the input; where it takes several, behind one map of the input for each. Flattened, since networks answer with vectors.</summary>
    private static Network Build(OperationCase one)
    {
        var shapes = one.Shapes();
        var builder = new GraphBuilder(shapes[0]);
        if (shapes.Length > 1)
        {
            foreach (var shape in shapes)
            {
                var (map, width) = shape.Rank == 1 ? ("linear", "units") : ("pointwise", "filters");
                builder.Add(map, [0], (width, Value.Of(shape.Channels)));
            }

            builder.Add(one.Operation, [.. Enumerable.Range(1, shapes.Length)], one.Values());
        }
        else
        {
            builder.Add(one.Operation, one.Values());
        }

        var network = builder.Build();
        return network.Output.Rank == 1 ? network : builder.Add("flatten").Build();
    }

    private float[] DrawInputs(int batch) => Network.Input.IsTokens
        ? [.. Enumerable.Range(0, batch * Network.Input.Size).Select(_ => (float)_random.Next(Network.Input.Vocabulary))]
        : Draw(batch * Network.Input.Size);

    // Variances are no less than a half.
    private float DrawWeight(string name, double scale) =>
        name.EndsWith("running_var", StringComparison.Ordinal) ? 0.5f + _random.NextSingle() : (float)(((_random.NextDouble() * 4) - 2) * scale);

    private float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((_random.NextDouble() * 4) - 2))];
}
