using NasDsl.Engines;
using Xunit.Abstractions;

namespace NasDsl.Engine.Tests.Training;

/// <summary>Ten steps from given weights on given batches meet the losses that PyTorch 1.13 computed.</summary>
public sealed class TorchReplayTests(ITestOutputHelper output)
{
    /// <summary>Single precision in two orders of summation parts by about this much in ten steps.</summary>
    private const double Tolerance = 2e-5;

    [Theory]
    [CombinedData("residual", "wide", "branches", "signal", "mlp", "layers")]
    public void Ten_losses_are_those_of_PyTorch(string network, string optimizer)
    {
        var reference = ReferenceNetwork.Read(network);
        var recipe = new TrainingRecipe(1, reference.Batch, Settings(optimizer), new ConstantSchedule());
        using var run = new ManagedEngine().Start(reference.Network, reference.Data, recipe, 1, reference.Weights);
        var steps = Assert.IsType<ManagedTrainingRun>(run);
        var worst = 0.0;
        foreach (var (expected, i) in reference.Losses[optimizer].Select((loss, i) => (loss, i)))
        {
            var actual = steps.Step([.. Enumerable.Range(i * reference.Batch, reference.Batch)]);
            worst = Math.Max(worst, Math.Abs(actual - expected) / expected);
        }

        output.WriteLine($"greatest relative deviation: {worst:E1}");
        Assert.InRange(worst, 0, Tolerance);
    }

    internal static OptimizerSettings Settings(string optimizer) => optimizer switch
    {
        "sgd" => new SgdSettings(0.05, 0.9, false, 0),
        "nesterov" => new SgdSettings(0.02, 0.9, true, 0.01),
        "adam" => new AdamSettings(0.003, 0.9, 0.999, 1e-8, 0.01, false),
        "adamw" => new AdamSettings(0.003, 0.9, 0.999, 1e-8, 0.1, true),
        _ => throw new ArgumentException(optimizer),
    };

    private sealed class CombinedDataAttribute(params string[] networks) : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from network in networks
            from optimizer in (string[])["sgd", "nesterov", "adam", "adamw"]
            select new object[] { network, optimizer };
    }
}
