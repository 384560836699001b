using NasDsl.Engine.Kernels;
using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Engine.Tests.Recipes;

/// <summary>Losses against PyTorch, against their definition in double precision, and against themselves at other widths.</summary>
public sealed class LossTests
{
    private static readonly double[] Weights = [0.5, 2, 1, 0.25, 3];

    public static TheoryData<string> FromPyTorch => new(RecipeReference.Instance.Losses.Keys);

    public static TheoryData<string> Definitions => new("crossentropy", "weighted", "smoothed", "both", "balanced", "binary", "probabilities", "mse", "mae", "huber");

    [Theory]
    [MemberData(nameof(FromPyTorch))]
    public void Losses_and_gradients_are_those_of_PyTorch(string name)
    {
        var reference = RecipeReference.Instance.Losses[name];
        var kind = reference.Targets.Length == reference.Outputs.Length ? TargetKind.Number : TargetKind.Class;
        var (loss, gradient) = LossRun.Of(Settings(name), VectorKernels.Best, kind, reference.Size, reference.Outputs, reference.Targets);
        AssertNear(reference.Loss, loss, 1e-6);
        for (var i = 0; i < gradient.Length; i++)
        {
            AssertNear(reference.Gradient[i], gradient[i], 2e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Losses_are_as_defined_and_gradients_are_their_differences(string name)
    {
        foreach (var isMixed in (bool[])[false, true])
        {
            var task = Task.Create(name, isMixed);
            var (loss, gradient) = task.Run(VectorKernels.Best);
            AssertNear(task.Define([.. task.Outputs]), loss, 1e-6);
            for (var i = 0; i < gradient.Length; i++)
            {
                AssertNear(task.Slope(i), gradient[i], 1e-5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_width_gives_the_same_bits(string name)
    {
        foreach (var isMixed in (bool[])[false, true])
        {
            var task = Task.Create(name, isMixed);
            var (loss, gradient) = task.Run(VectorKernels.Best);
            foreach (var kernels in AllKernels.OfThisMachine)
            {
                var (otherLoss, otherGradient) = task.Run(kernels);
                Assert.Equal(BitConverter.DoubleToInt64Bits(loss), BitConverter.DoubleToInt64Bits(otherLoss));
                Assert.Equal(gradient.Select(BitConverter.SingleToInt32Bits), otherGradient.Select(BitConverter.SingleToInt32Bits));
            }
        }
    }

    [Fact]
    public void Without_settings_the_loss_is_that_of_the_target()
    {
        foreach (var (name, kind) in ((string, TargetKind)[])[("crossentropy", TargetKind.Class), ("mse", TargetKind.Number)])
        {
            var task = Task.Create(name, isMixed: false);
            var (loss, gradient) = LossRun.Of(null, VectorKernels.Best, kind, task.Size, task.Outputs, task.Targets);
            Assert.Equal(task.Run(VectorKernels.Best).Loss, loss);
            Assert.Equal(task.Run(VectorKernels.Best).Gradient, gradient);
        }
    }

    [Theory]
    [InlineData("crossentropy")]
    [InlineData("both")]
    [InlineData("binary")]
    public void Logits_of_any_size_leave_losses_and_gradients_finite(string name)
    {
        float[] logits = [3e38f, -3e38f, 0, 1e30f, -1, 0, 0, 0, 0, 0, -3e38f, -3e38f, -3e38f, -3e38f, -3e38f];
        var (loss, gradient) = LossRun.Of(Task.SettingsOf(name), VectorKernels.Best, TargetKind.Class, 5, logits, [1, 0, 3]);
        Assert.True(double.IsFinite(loss));
        Assert.All(gradient, number => Assert.True(float.IsFinite(number)));
    }

    private static LossSettings Settings(string name) => name.Split('/') switch
    {
        ["crossentropy", "weighted"] => Task.SettingsOf("weighted"),
        ["crossentropy", "smoothed"] => Task.SettingsOf("smoothed"),
        ["crossentropy", "weighted smoothed"] => Task.SettingsOf("both"),
        var parts => Task.SettingsOf(parts[0]),
    };

    private static void AssertNear(double expected, double found, double tolerance) =>
        Assert.True(Math.Abs(expected - found) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{expected:R} expected, {found:R} found");

    /// <summary>A batch with a loss, written out in double precision.</summary>
    private sealed record Task(string Name, int Size, TargetKind Kind, float[] Outputs, float[] Targets, float[]? Others, float[]? Shares)
    {
        public static Task Create(string name, bool isMixed)
        {
            const int Rows = 7;
            var random = new Random(5);
            var kind = name is "probabilities" or "mse" or "mae" or "huber" ? TargetKind.Number : TargetKind.Class;
            float[] Draw(int count, Func<double> draw) => [.. Enumerable.Range(0, count).Select(_ => (float)draw())];
            var isMixedByClass = isMixed && kind == TargetKind.Class;
            return new Task(
                name,
                5,
                kind,
                Draw(Rows * 5, () => name == "probabilities" ? 0.02 + (0.96 * random.NextDouble()) : (8 * random.NextDouble()) - 4),
                kind == TargetKind.Number ? Draw(Rows * 5, () => random.NextDouble()) : Draw(Rows, () => random.Next(4)),
                isMixedByClass ? Draw(Rows, () => random.Next(5)) : null,
                isMixedByClass ? Draw(Rows, () => random.NextDouble()) : null);
        }

        public static LossSettings SettingsOf(string name) => name switch
        {
            "crossentropy" => CrossEntropySettings.Plain,
            "weighted" => CrossEntropySettings.Plain with { ClassWeights = Weights.ToEquatableArray() },
            "smoothed" => CrossEntropySettings.Plain with { Smoothing = 0.1 },
            "both" => new CrossEntropySettings(false, Weights.ToEquatableArray(), 0.1),
            "balanced" => new CrossEntropySettings(true, EquatableArray<double>.Empty, 0.2),
            "binary" or "probabilities" => new BinarySettings(),
            "mse" => new SquaredErrorSettings(),
            "mae" => new AbsoluteErrorSettings(),
            "huber" => new HuberSettings(0.5),
            _ => throw new ArgumentException(name),
        };

        public (double Loss, float[] Gradient) Run(VectorKernels kernels) => LossRun.Of(SettingsOf(Name), kernels, Kind, Size, Outputs, Targets, Others, Shares);

        /// <summary>The derivative by one output, as a central difference.</summary>
        public double Slope(int place)
        {
            const double Reach = 1e-6;
            double At(double offset) => Define([.. Outputs.Select((output, i) => i == place ? output + offset : output)]);
            return (At(Reach) - At(-Reach)) / (2 * Reach);
        }

        public double Define(double[] outputs) => Kind == TargetKind.Class ? DefineClasses(outputs) : outputs.Select((output, i) => DefineNumber(output, Targets[i])).Average();

        private double DefineNumber(double output, double target)
        {
            var error = Math.Abs(output - target);
            return Name switch
            {
                "mse" => error * error,
                "mae" => error,
                "huber" => error <= 0.5 ? error * error / 2 : 0.5 * (error - 0.25),
                _ => -(target * Math.Log(output)) - ((1 - target) * Math.Log(1 - output)),
            };
        }

        private double DefineClasses(double[] outputs)
        {
            var rows = Targets.Length;
            var weights = Name switch
            {
                "weighted" or "both" => Weights,
                "balanced" => [.. Enumerable.Range(0, Size).Select(c => Targets.Count(target => target == c)).Select(count => count == 0 ? 0 : (double)rows / (Size * count))],
                _ => [1, 1, 1, 1, 1],
            };
            var smoothing = Name switch { "smoothed" or "both" => 0.1, "balanced" => 0.2, _ => 0 };
            var loss = 0.0;
            var whole = 0.0;
            for (var row = 0; row < rows; row++)
            {
                double Share(int c) => Shares is null || Others is null
                    ? Targets[row] == c ? 1 : 0
                    : (Targets[row] == c ? Shares[row] : 0) + (Others[row] == c ? 1 - Shares[row] : 0);
                var logits = outputs[(row * Size)..((row + 1) * Size)];
                var sum = logits.Sum(Math.Exp);
                for (var c = 0; c < Size; c++)
                {
                    if (Name == "binary")
                    {
                        var probability = 1 / (1 + Math.Exp(-logits[c]));
                        loss -= (Share(c) * Math.Log(probability)) + ((1 - Share(c)) * Math.Log(1 - probability));
                        whole++;
                    }
                    else
                    {
                        loss -= weights[c] * (((1 - smoothing) * Share(c)) + (smoothing / Size)) * Math.Log(Math.Exp(logits[c]) / sum);
                        whole += weights[c] * Share(c);
                    }
                }
            }

            return loss / whole;
        }
    }
}
