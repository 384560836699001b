using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Training;

/// <summary>A trained network over quarter turns answers alike for an image and its turns, and an ordinary one does not.</summary>
public sealed class QuarterTurnTests
{
    private const int Side = 8;
    private const double Tolerance = 1e-4;

    private static readonly Network Turning = new GraphBuilder(Shape.Image(Side, Side, 1))
        .Add("c4lift", ("filters", Value.Of(3))).Add("c4norm").Add("relu").Add("c4conv", ("filters", Value.Of(4))).Add("c4norm").Add("gelu")
        .Add("maxpool").Add("c4conv", ("filters", Value.Of(4))).Add("add", [7, 8]).Add("c4pool").Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build();

    private static readonly Network Ordinary = new GraphBuilder(Shape.Image(Side, Side, 1))
        .Add("conv", ("filters", Value.Of(12))).Add("batchnorm").Add("relu").Add("globalavgpool").Add("linear", ("units", Value.Of(3))).Build();

    [Fact]
    public void Answers_stay_when_images_turn() => Assert.True(GreatestChange(Turning) < Tolerance);

    [Fact]
    public void Answers_of_an_ordinary_network_change() => Assert.True(GreatestChange(Ordinary) > 100 * Tolerance);

    private static double GreatestChange(Network network)
    {
        var random = new Random(2);
        const int Count = 60;
        float[] images = [.. Enumerable.Range(0, Count * Side * Side).Select(_ => (float)random.NextDouble())];
        float[] classes = [.. Enumerable.Range(0, Count).Select(_ => (float)random.Next(3))];
        var rows = new Dataset(network.Input, images, TargetKind.Class, 3, classes);
        var turned = new Dataset(network.Input, [.. images.Chunk(Side * Side).SelectMany(Turn)], TargetKind.Class, 3, classes);
        using var run = new ManagedEngine().Start(network, rows, new TrainingRecipe(2, 20, new SgdSettings(0.1, 0.9, false, 0), new ConstantSchedule()), 1);
        run.TrainEpoch(CancellationToken.None);
        run.TrainEpoch(CancellationToken.None);
        return run.Predict(rows, CancellationToken.None).Zip(run.Predict(turned, CancellationToken.None), (before, after) => Math.Abs((double)before - after)).Max();
    }

    private static IEnumerable<float> Turn(float[] image) =>
        from row in Enumerable.Range(0, Side)
        from column in Enumerable.Range(0, Side)
        select image[(column * Side) + Side - 1 - row];
}
