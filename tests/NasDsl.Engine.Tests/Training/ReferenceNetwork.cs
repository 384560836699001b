using System.Runtime.InteropServices;
using System.Text.Json;
using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Training;

/// <summary>A network with what PyTorch computed on it; written by Reference/make_reference.py.</summary>
internal sealed class ReferenceNetwork
{
    private ReferenceNetwork(Network network, Dataset data, NetworkWeights weights, int batch, IReadOnlyDictionary<string, double[]> losses)
    {
        Network = network;
        Data = data;
        Weights = weights;
        Batch = batch;
        Losses = losses;
    }

    public Network Network { get; }

    /// <summary>All batches, one after the other.</summary>
    public Dataset Data { get; }

    public NetworkWeights Weights { get; }

    public int Batch { get; }

    /// <summary>The losses of each optimiser.</summary>
    public IReadOnlyDictionary<string, double[]> Losses { get; }

    public static ReferenceNetwork Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", name + ".json")));
        var root = document.RootElement;
        var input = OperationCase.ParseShape(string.Join('x', Numbers(root.GetProperty("input"))));
        var builder = new GraphBuilder(input);
        foreach (var (node, i) in root.GetProperty("nodes").EnumerateArray().Select((node, i) => (node, i)))
        {
            var inputs = node.GetProperty("inputs");
            builder.Add(
                Text(node.GetProperty("operation")),
                inputs.ValueKind == JsonValueKind.Null ? [i] : Numbers(inputs),
                [.. node.GetProperty("arguments").EnumerateObject().Select(argument => (argument.Name, Constant(argument.Value)))]);
        }

        var kind = Text(root.GetProperty("target")) == "class" ? TargetKind.Class : TargetKind.Number;
        var data = new Dataset(input, Floats(root.GetProperty("inputs")), kind, root.GetProperty("outputs").GetInt32(), Floats(root.GetProperty("targets")));
        var weights = root.GetProperty("weights").EnumerateArray().Select(tensor => new WeightTensor(
            Text(tensor.GetProperty("name")),
            [.. Numbers(tensor.GetProperty("shape"))],
            [.. Floats(tensor.GetProperty("values"))]));
        var losses = root.GetProperty("losses").EnumerateObject().ToDictionary(
            series => series.Name,
            series => series.Value.EnumerateArray().Select(loss => loss.GetDouble()).ToArray());
        return new ReferenceNetwork(builder.Build(), data, new NetworkWeights([.. weights]), root.GetProperty("batch").GetInt32(), losses);
    }

    private static int[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];

    private static string Text(JsonElement element) => element.GetString() ?? throw new FormatException();

    private static float[] Floats(JsonElement base64) => MemoryMarshal.Cast<byte, float>(base64.GetBytesFromBase64()).ToArray();

    private static Value Constant(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => Value.Of(element.GetDouble()),
        JsonValueKind.String => Value.Of(Text(element)),
        _ => Value.Of(element.GetBoolean()),
    };
}
