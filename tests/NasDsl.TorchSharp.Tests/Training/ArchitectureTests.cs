using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.TorchSharp.Tests.Programs;

namespace NasDsl.TorchSharp.Tests.Training;

/// <summary>Architectures drawn from spaces have the gradients and the ten losses that they have with the managed engine.</summary>
public sealed class ArchitectureTests
{
    /// <summary>
    /// The length of the difference of two gradients, as a share of their length: through many layers, rounding grows to more than it is in one operation, and turns a relu over whose input is all but 0.
    /// </summary>
    private const double GradientTolerance = 1e-3;

    private const double LossTolerance = 1e-4;

    /// <summary>Space, and number of the draw: fifty in all.</summary>
    public static TheoryData<string, string, int> Draws()
    {
        var draws = new TheoryData<string, string, int>();
        foreach (var (file, space, count) in ((string, string, int)[])
        [
            ("digits.nas", "DigitsNet", 12),
            ("spaces.nas", "NasBench201", 5),
            ("spaces.nas", "Darts", 3),
            ("spaces.nas", "NasBenchMacro", 2),
            ("sequences.nas", "WindowNet", 8),
            ("sequences.nas", "WordNet", 6),
            ("sequences.nas", "TableNet", 6),
            ("sequences.nas", "PictureNet", 8),
        ])
        {
            for (var draw = 0; draw < count; draw++)
            {
                draws.Add(file, space, draw);
            }
        }

        return draws;
    }

    [TorchTheory]
    [MemberData(nameof(Draws))]
    public void Gradients_and_ten_losses_are_those_of_the_managed_engine(string file, string space, int draw)
    {
        var network = TestPrograms.Read(file).GetSpace(space).Sample(new RandomStream(5, RandomPurpose.User, (uint)draw)).Network;
        var rows = Draw(network, 8, space == "TableNet" ? TargetKind.Number : TargetKind.Class);
        var recipe = new TrainingRecipe(10, 8, new SgdSettings(0.005, 0.9, true, 1e-3), new CosineSchedule());
        var engine = TestEngine.Create();
        using var managed = TestEngine.Managed.Start(network, rows, recipe, (ulong)draw);
        using var run = engine.Start(network, rows, recipe, (ulong)draw);
        var factors = rows.Inputs.Span[..(rows.Count * network.Output.Size)].ToArray();
        var weights = managed.SaveWeights();
        var expected = TestEngine.Managed.Differentiate(network, weights, rows, true, _ => factors);
        var found = engine.Differentiate(network, weights, rows, true, _ => factors);

        Assert.Equal(expected.Weights.Select(tensor => (tensor.Name, tensor.Values.Length)), found.Weights.Select(tensor => (tensor.Name, tensor.Values.Length)));
        AssertClose([.. expected.Weights.SelectMany(tensor => tensor.Values)], [.. found.Weights.SelectMany(tensor => tensor.Values)], $"{network}\ngradient");
        AssertClose([.. expected.Inputs], [.. found.Inputs], $"{network}\ngradient of the input");
        Near.AssertLosses(Trainings.TrainToTheEnd(managed, recipe), Trainings.TrainToTheEnd(run, recipe), LossTolerance, network.ToString());
    }

    private static void AssertClose(float[] expected, float[] found, string what)
    {
        Assert.Equal(expected.Length, found.Length);
        var (difference, length) = (Length(expected.Zip(found, (one, other) => one - other)), Length(expected));
        Assert.True(difference <= GradientTolerance * length, $"{what}: of length {length}, with a difference of {difference}");
    }

    private static double Length(IEnumerable<float> numbers) => Math.Sqrt(numbers.Sum(number => (double)number * number));

    private static Dataset Draw(Network network, int count, TargetKind kind)
    {
        var random = new Random(9);
        var size = network.Output.Size;
        float[] inputs = network.Input.IsTokens
            ? [.. Enumerable.Range(0, count * network.Input.Size).Select(_ => (float)random.Next(network.Input.Vocabulary))]
            : [.. Enumerable.Range(0, count * network.Input.Size).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] targets = kind == TargetKind.Class
            ? [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(size))]
            : [.. Enumerable.Range(0, count * size).Select(_ => random.NextSingle())];
        return new Dataset(network.Input, inputs, kind, size, targets);
    }
}
