using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Tests.Shared;

/// <summary>A network that learns a small task within a moment: which quarter of an image is bright.</summary>
internal static class SmallTask
{
    public static Network Network { get; } = new GraphBuilder(Shape.Image(4, 4, 1))
        .Add("conv", ("filters", Value.Of(8)), ("kernel", Value.Of(3))).Add("batchnorm").Add("relu")
        .Add("conv", ("filters", Value.Of(8)), ("kernel", Value.Of(3))).Add("add", [3, 4]).Add("maxpool", ("kernel", Value.Of(2)))
        .Add("flatten").Add("dropout", ("rate", Value.Of(0.1))).Add("linear", ("units", Value.Of(4)))
        .Build();

    public static TrainingRecipe Recipe { get; } = new(6, 32, new AdamSettings(0.01, 0.9, 0.999, 1e-8, 0, false), new CosineSchedule());

    public static Dataset Rows { get; } = Create(200, 1);

    public static Dataset Create(int rows, int seed)
    {
        var random = new Random(seed);
        var inputs = new float[rows * 16];
        var targets = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            var quarter = random.Next(4);
            targets[row] = quarter;
            for (var i = 0; i < 16; i++)
            {
                var isBright = (i / 8 * 2) + (i % 4 / 2) == quarter;
                inputs[(row * 16) + i] = (float)random.NextDouble() + (isBright ? 0.7f : 0);
            }
        }

        return new Dataset(Shape.Image(4, 4, 1), inputs, TargetKind.Class, 4, targets);
    }

    public static double Accuracy(float[] answers, Dataset rows)
    {
        var right = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            var logits = answers[(row * 4)..((row * 4) + 4)];
            right += Array.IndexOf(logits, logits.Max()) == (int)rows.Targets.Span[row] ? 1 : 0;
        }

        return (double)right / rows.Count;
    }
}
