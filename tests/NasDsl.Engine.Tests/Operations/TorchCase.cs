using System.Runtime.InteropServices;
using System.Text.Json;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Operations;

/// <summary>One operation with what PyTorch computed on it; written by Reference/make_operations.py.</summary>
/// <param name="Case">The operation.</param>
/// <param name="Numbers">What it is computed on.</param>
/// <param name="Answer">The output in inference.</param>
/// <param name="Output">The output in training; null where that is a matter of chance.</param>
/// <param name="InputGradients">The gradient of each input in training.</param>
/// <param name="WeightGradients">The gradients of the weights in training.</param>
internal sealed record TorchCase(
    OperationCase Case,
    KernelNumbers Numbers,
    double[] Answer,
    double[]? Output,
    double[][] InputGradients,
    IReadOnlyDictionary<string, double[]> WeightGradients)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "Operations");

    /// <summary>The operations that there is data for.</summary>
    public static IEnumerable<string> Operations => Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file));

    public static IReadOnlyList<TorchCase> Read(string operation)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, operation + ".json")));
        return [.. document.RootElement.EnumerateArray().Select(root => Read(operation, root))];
    }

    private static TorchCase Read(string operation, JsonElement root)
    {
        var isTrained = root.TryGetProperty("output", out var output);
        var answer = Floats(root.GetProperty("answer"));
        return new TorchCase(
            new OperationCase(operation, root.GetProperty("batch").GetInt32(), Text(root, "inputs"), Text(root, "arguments")),
            new KernelNumbers(
                [.. root.GetProperty("values").EnumerateArray().Select(Floats)],
                isTrained ? Floats(root.GetProperty("outputGradient")) : new double[answer.Length],
                Parts(root.GetProperty("weights"))),
            answer,
            isTrained ? Floats(output) : null,
            isTrained ? [.. root.GetProperty("inputGradients").EnumerateArray().Select(Floats)] : [],
            isTrained ? Parts(root.GetProperty("weightGradients")) : new Dictionary<string, double[]>());
    }

    private static Dictionary<string, double[]> Parts(JsonElement weights) => weights.EnumerateObject().ToDictionary(part => part.Name, part => Floats(part.Value));

    private static string Text(JsonElement root, string property) => root.GetProperty(property).GetString() ?? throw new FormatException(property);

    private static double[] Floats(JsonElement base64) =>
        [.. MemoryMarshal.Cast<byte, float>(base64.GetBytesFromBase64()).ToArray().Select(number => (double)number)];
}
