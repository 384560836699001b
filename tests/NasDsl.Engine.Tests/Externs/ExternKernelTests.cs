using NasDsl.Data;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engines;
using NasDsl.Externs;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Randomness;

namespace NasDsl.Engine.Tests.Externs;

/// <summary>The engine trains operations that are written in C# beside its own.</summary>
public sealed unsafe class ExternKernelTests
{
    private const int Batch = 5;
    private const float Difference = 4e-3f;

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

    private static readonly ExternLibrary Library = ExternLibrary.Empty
        .WithOperation("GatedPool", node => new GatedPool(node))
        .WithOperation("Fails", _ => throw new InvalidOperationException("No licence."));

    [Fact]
    public void Gradients_are_central_differences()
    {
        var network = Build("conv(3) -> tanh -> parallel(concat) { GatedPool -> conv(9); conv(5, stride: 1) -> GatedPool } -> flatten -> linear(outputs)");
        var random = new Random(5);
        using var plan = new NetworkPlan(network, VectorKernels.Best, Batch, isTrainable: true);
        plan.Initialize(3);
        var rows = Enumerable.Range(0, Batch).ToArray();
        var data = new Dataset(network.Input, Draw(random, Batch * network.Input.Size), TargetKind.Number, 1, new float[Batch]);
        var step = new StepContext(Batch, IsTraining: true, Step: 0, Seed: 7);
        double Output()
        {
            plan.Load(data, rows);
            plan.Forward(step);
            return Enumerable.Range(0, Batch).Sum(n => (double)plan.Output.Values[n * plan.Output.SamplePitch] * (n + 1));
        }

        Output();
        for (var n = 0; n < Batch; n++)
        {
            plan.Output.Gradient[n * plan.Output.SamplePitch] = n + 1;
        }

        plan.Backward(step);
        Assert.Contains(plan.Parameters, parameter => parameter.Name == "3.GatedPool.scale");
        Assert.Equal(network.Cost.Params, plan.Parameters.Sum(parameter => parameter.Layout.Count));
        foreach (var parameter in plan.Parameters)
        {
            for (var i = 0; i < parameter.Layout.Count; i += Math.Max(1, parameter.Layout.Count / 9))
            {
                var place = parameter.Layout.OffsetOf(i);
                var value = parameter.Values[place];
                parameter.Values[place] = value + Difference;
                var above = Output();
                parameter.Values[place] = value - Difference;
                var below = Output();
                parameter.Values[place] = value;
                var expected = (above - below) / (2 * Difference);
                Assert.True(
                    Math.Abs(expected - parameter.Gradient[place]) < 4e-3 + (0.01 * Math.Abs(expected)),
                    $"{parameter.Name}[{i}]: {expected} expected, {parameter.Gradient[place]} found");
            }
        }
    }

    [Fact]
    public void Training_replays_with_any_vectors_and_weights_survive_a_copy()
    {
        var network = Build("conv(3) -> relu -> GatedPool -> batchnorm -> flatten -> linear(outputs)");
        var random = new Random(6);
        var rows = new Dataset(network.Input, Draw(random, 40 * network.Input.Size), TargetKind.Number, 1, Draw(random, 40));
        var recipe = new TrainingRecipe(3, 16, new AdamSettings(0.01, 0.9, 0.999, 1e-8, 0, false), new CosineSchedule());
        var answers = AllKernels.OfThisMachine.Select(kernels => new ManagedEngine(kernels)).Select(engine =>
        {
            using var run = engine.Start(network, rows, recipe, 11);
            var losses = Enumerable.Range(0, 3).Select(_ => run.TrainEpoch(CancellationToken.None)).ToArray();
            Assert.True(losses[2] < losses[0]);
            var trained = run.Predict(rows, CancellationToken.None);
            using var predictor = engine.Load(network, run.SaveWeights());
            Assert.Equal(trained, predictor.Predict(rows, CancellationToken.None));
            return trained;
        }).ToArray();

        Assert.All(answers, other => Assert.Equal(answers[0], other));
    }

    [Fact]
    public void An_exception_of_the_code_names_the_operation()
    {
        var network = Build("Fails -> flatten -> linear(outputs)");
        var rows = new Dataset(network.Input, new float[network.Input.Size], TargetKind.Number, 1, new float[1]);
        var recipe = new TrainingRecipe(1, 1, new AdamSettings(0.01, 0.9, 0.999, 1e-8, 0, false), new ConstantSchedule());

        var failure = Assert.Throws<ExternException>(() => new ManagedEngine().Start(network, rows, recipe, 1));

        Assert.Equal("'Fails' threw InvalidOperationException: No licence.", failure.Message);
    }

    private static Network Build(string body)
    {
        var text = Program + $"\nspace Net for Toy {{ {body} }}";
        return NasProgram.Compile(text).With(Library).GetSpace("Net").Sample(new RandomStream(1, RandomPurpose.User)).Network;
    }

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 2) - 1)];
}
