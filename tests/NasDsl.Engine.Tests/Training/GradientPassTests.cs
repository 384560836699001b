using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Training;

/// <summary>The gradients that the engine shows, of weights and of inputs, against central differences of the outputs that it shows.</summary>
public sealed class GradientPassTests
{
    private const int Rows = 5;
    private const float Difference = 4e-3f;

    private static readonly Dictionary<string, Network> Networks = new()
    {
        ["an image, padded"] = new GraphBuilder(Shape.Image(5, 5, 2))
            .Add("conv", ("filters", Value.Of(6))).Add("batchnorm").Add("tanh").Add("dropout", ("rate", Value.Of(0.3)))
            .Add("depthwise").Add("sigmoid").Add("avgpool").Add("flatten").Add("linear", ("units", Value.Of(3))).Build(),
        ["an input that several take"] = new GraphBuilder(Shape.Signal(8, 3))
            .Add("conv", ("filters", Value.Of(4))).Add("conv", [0], ("filters", Value.Of(4)), ("kernel", Value.Of(1))).Add("add", [1, 2]).Add("batchnorm").Add("gelu")
            .Add("globalavgpool").Add("linear", ("units", Value.Of(2))).Build(),
        ["nothing but an activation first"] = new GraphBuilder(Shape.Vector(7))
            .Add("tanh").Add("dropout", ("rate", Value.Of(0.5))).Add("linear", ("units", Value.Of(5))).Add("silu").Add("linear", ("units", Value.Of(2))).Build(),
    };

    public static TheoryData<string, bool> Cases()
    {
        var cases = new TheoryData<string, bool>();
        foreach (var name in Networks.Keys)
        {
            cases.Add(name, true);
            cases.Add(name, false);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_central_differences(string name, bool isTraining)
    {
        var network = Networks[name];
        var engine = new ManagedEngine();
        var random = new Random(5);
        var inputs = Draw(random, Rows * network.Input.Size);
        var factors = Draw(random, Rows * network.Output.Size);
        var weights = Weights(engine, network, Of(network, inputs), random);
        double Sum(NetworkWeights with, float[] of)
        {
            var sum = 0.0;
            engine.Differentiate(network, with, Of(network, of), isTraining, outputs =>
            {
                sum = outputs.Zip(factors, (output, factor) => (double)output * factor).Sum();
                return factors;
            });
            return sum;
        }

        var gradients = engine.Differentiate(network, weights, Of(network, inputs), isTraining, _ => factors);
        for (var i = 0; i < inputs.Length; i += 3)
        {
            AssertNear((Sum(weights, With(inputs, i, Difference)) - Sum(weights, With(inputs, i, -Difference))) / (2 * Difference), gradients.Inputs[i], $"input {i}");
        }

        foreach (var gradient in gradients.Weights)
        {
            for (var i = 0; i < gradient.Values.Length; i += Math.Max(1, gradient.Values.Length / 7))
            {
                AssertNear(
                    (Sum(Changed(weights, gradient.Name, i, Difference), inputs) - Sum(Changed(weights, gradient.Name, i, -Difference), inputs)) / (2 * Difference),
                    gradient.Values[i],
                    $"{gradient.Name}[{i}]");
            }
        }

        Assert.Equal(weights.Tensors.Where(tensor => !tensor.Name.Contains("running", StringComparison.Ordinal)).Select(tensor => tensor.Name), gradients.Weights.Select(tensor => tensor.Name));
    }

    [Fact]
    public void Weights_of_another_network_and_other_rows_are_refused()
    {
        var (network, other) = (Networks["an image, padded"], Networks["nothing but an activation first"]);
        var engine = new ManagedEngine();
        var rows = Of(network, new float[Rows * network.Input.Size]);
        var weights = Weights(engine, network, rows, new Random(1));
        Assert.Throws<ArgumentException>(() => engine.Differentiate(other, weights, Of(other, new float[Rows * other.Input.Size]), true, outputs => outputs));
        Assert.Throws<ArgumentException>(() => engine.Differentiate(network, weights, Of(other, new float[Rows * other.Input.Size]), true, outputs => outputs));
        Assert.Throws<ArgumentException>(() => engine.Differentiate(network, weights, Of(network, []), true, outputs => outputs));
        Assert.Throws<ArgumentException>(() => engine.Differentiate(network, weights, rows, true, _ => [1]));
    }

    /// <summary>Weights that are nowhere 0 or 1, running statistics included: variances are above 0.5.</summary>
    private static NetworkWeights Weights(ManagedEngine engine, Network network, Dataset rows, Random random)
    {
        using var run = engine.Start(network, rows, new TrainingRecipe(1, Rows, SmallTask.Recipe.Optimizer, new ConstantSchedule()), 3);
        return new([.. run.SaveWeights().Tensors.Select(tensor => tensor with
        {
            Values = [.. tensor.Values.Select(value => tensor.Name.EndsWith("running_var", StringComparison.Ordinal) ? 0.5f + random.NextSingle() : value + (0.2f * random.NextSingle()))],
        })]);
    }

    private static Dataset Of(Network network, float[] inputs)
    {
        var rows = inputs.Length / network.Input.Size;
        return new Dataset(network.Input, inputs, TargetKind.Class, network.Output.Size, new float[rows]);
    }

    private static float[] With(float[] numbers, int place, float difference)
    {
        var changed = (float[])numbers.Clone();
        changed[place] += difference;
        return changed;
    }

    private static NetworkWeights Changed(NetworkWeights weights, string name, int place, float difference) => new([.. weights.Tensors.Select(tensor =>
        tensor.Name == name ? tensor with { Values = [.. With([.. tensor.Values], place, difference)] } : tensor)]);

    private static void AssertNear(double expected, double found, string what) =>
        Assert.True(Math.Abs(expected - found) < 2e-3 + (0.01 * Math.Abs(expected)), $"{what}: {expected} expected, {found} found");

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 2) - 1)];
}
