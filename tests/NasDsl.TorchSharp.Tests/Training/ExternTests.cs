using NasDsl.Data;
using NasDsl.Engine.Tests.Externs;
using NasDsl.Engines;
using NasDsl.Externs;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Randomness;

namespace NasDsl.TorchSharp.Tests.Training;

/// <summary>Operations that are written in C# take part in trainings on a device.</summary>
public sealed class ExternTests
{
    private const double Tolerance = 1e-5;

    private const string Program = """
        data Toy { from csv "toy.csv"; input x: columns 0..35 as image(3, 6, 2); target y: column 36 as number; split 60% train, 20% validation, 20% test; }

        extern op GatedPool {
            takes   image;
            shape   image(height, floor(width / 2), channels);
            weights scale: channels, offset: 1;
            macs    size;
            nonlinear;
        }

        extern op Fails;

        """;

    private static readonly TrainingRecipe Recipe = new(3, 16, new SgdSettings(0.01, 0.9, false, 0), new CosineSchedule());

    private static readonly ExternLibrary Library = ExternLibrary.Empty
        .WithOperation("GatedPool", node => new GatedPool(node))
        .WithOperation("Fails", _ => new FailsOnTheWayBack());

    [TorchFact]
    public void Gradients_and_losses_are_those_of_the_managed_engine()
    {
        var network = Build("conv(3) -> tanh -> parallel(concat) { GatedPool -> conv(9); conv(5, stride: 1) -> GatedPool } -> flatten -> linear(outputs)");
        var rows = DrawRows(network, 40);
        using var managed = TestEngine.Managed.Start(network, rows, Recipe, 11);
        using var run = TestEngine.Create().Start(network, rows, Recipe, 11);
        var weights = managed.SaveWeights();
        var ones = Enumerable.Repeat(1f, 40).ToArray();
        var expected = TestEngine.Managed.Differentiate(network, weights, rows, isTraining: true, _ => ones);
        var found = TestEngine.Create().Differentiate(network, weights, rows, isTraining: true, _ => ones);
        Near.Assert(expected.Weights, found.Weights, Tolerance, "gradient");
        Near.Assert(expected.Inputs, found.Inputs, Tolerance, "gradient of the input");
        Near.AssertLosses(Trainings.TrainToTheEnd(managed, Recipe), Trainings.TrainToTheEnd(run, Recipe), 1e-4, "with code in C#");
        using var predictor = TestEngine.Create().Load(network, run.SaveWeights());
        Near.Assert(run.Predict(rows, CancellationToken.None), predictor.Predict(rows, CancellationToken.None), Tolerance, "answers");
    }

    [TorchFact]
    public void An_exception_of_the_code_on_the_way_back_names_the_operation()
    {
        var network = Build("conv(3) -> Fails -> flatten -> linear(outputs)");
        using var run = TestEngine.Create().Start(network, DrawRows(network, 4), Recipe, 1);
        var failure = Assert.Throws<ExternException>(() => run.TrainEpoch(CancellationToken.None));
        Assert.Equal("'Fails' threw InvalidOperationException: No licence.", failure.Message);
    }

    private static Network Build(string body) =>
        NasProgram.Compile(Program + $"\nspace Net for Toy {{ {body} }}").With(Library).GetSpace("Net").Sample(new RandomStream(1, RandomPurpose.User)).Network;

    private static Dataset DrawRows(Network network, int count)
    {
        var random = new Random(6);
        float[] Draw(int numbers) => [.. Enumerable.Range(0, numbers).Select(_ => (float)(random.NextDouble() * 2) - 1)];
        return new Dataset(network.Input, Draw(count * network.Input.Size), TargetKind.Number, 1, Draw(count));
    }

    private sealed class FailsOnTheWayBack : IExternOperation
    {
        public void Initialize(int weight, Span<float> values, RandomStream random)
        {
        }

        public void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> weights, Span<float> output) => input.CopyTo(output);

        public void Backward(
            ReadOnlySpan<float> input,
            ReadOnlySpan<float> output,
            ReadOnlySpan<float> outputGradient,
            ReadOnlySpan<float> weights,
            Span<float> inputGradient,
            Span<float> weightGradients) => throw new InvalidOperationException("No licence.");
    }
}
