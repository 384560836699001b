using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Engine.Optimizers;
using NasDsl.Engines;

namespace NasDsl.Engine.Tests.Recipes;

/// <summary>Optimisers against their definitions in double precision, and against themselves at other widths.</summary>
public sealed unsafe class OptimizerTests
{
    private const int Count = 72;
    private const int Steps = 12;
    private const double Rate = 0.02;

    public static TheoryData<string> Names => new("sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop", "rmsprop with momentum");

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_are_as_defined(string name)
    {
        var weights = Train(name, VectorKernels.Best);
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(Define(name, i), weights[i], 2e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_width_gives_the_same_bits(string name)
    {
        var weights = Train(name, VectorKernels.Best);
        Assert.All(AllKernels.OfThisMachine, kernels => Assert.Equal(weights, Train(name, kernels)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_not_finite_is_noticed_wherever_it_is(string name)
    {
        foreach (var kernels in AllKernels.OfThisMachine)
        {
            foreach (var bad in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
            {
                foreach (var place in (int[])[0, 31, 63, 64, 71])
                {
                    using var arena = new NativeArena();
                    var weights = arena.Floats(Count);
                    var gradients = arena.Floats(Count);
                    var optimizer = Optimizer.Create(Settings(name), kernels, arena, Count);
                    Assert.True(optimizer.Step(weights, gradients, Rate));
                    gradients[place] = bad;
                    Assert.False(optimizer.Step(weights, gradients, Rate));
                }
            }
        }
    }

    [Fact]
    public void Long_gradients_are_shortened_and_short_ones_are_left_alone()
    {
        using var arena = new NativeArena();
        var gradients = arena.Floats(Count);
        Fill(gradients, 1);
        var length = Length(gradients);
        var before = new ReadOnlySpan<float>(gradients, Count).ToArray();
        new GradientNorm(length * 1.01, VectorKernels.Best, arena, Count).Clip(gradients);
        Assert.Equal(before, new ReadOnlySpan<float>(gradients, Count).ToArray());
        new GradientNorm(0.5, VectorKernels.Best, arena, Count).Clip(gradients);
        Assert.Equal(0.5, Length(gradients), 1e-6);
        Assert.Equal(before[5] * 0.5 / length, gradients[5], 1e-6);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(2048)]
    [InlineData(5000)]
    public void Lengths_are_accurate_and_the_same_at_every_width(int count)
    {
        using var arena = new NativeArena();
        var gradients = arena.Floats(count);
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            gradients[i] = (float)((random.NextDouble() * 2) - 1);
        }

        var expected = Math.Sqrt(new ReadOnlySpan<float>(gradients, count).ToArray().Sum(number => (double)number * number));
        var lengths = AllKernels.OfThisMachine.Select(kernels => new GradientNorm(1, kernels, arena, count).Measure(gradients)).Distinct().ToArray();
        Assert.Equal(expected, Assert.Single(lengths), 1e-6 * expected);
    }

    [Fact]
    public void Gradients_whose_squares_are_too_large_for_single_precision_are_shortened_too()
    {
        using var arena = new NativeArena();
        var gradients = arena.Floats(Count);
        gradients[3] = 3e30f;
        gradients[9] = -4e30f;
        new GradientNorm(1, VectorKernels.Best, arena, Count).Clip(gradients);
        Assert.Equal(0.6, gradients[3], 1e-6);
        Assert.Equal(-0.8, gradients[9], 1e-6);
    }

    private static OptimizerSettings Settings(string name) => name switch
    {
        "sgd" => new SgdSettings(Rate, 0, false, 0),
        "momentum" => new SgdSettings(Rate, 0.9, false, 0.1),
        "nesterov" => new SgdSettings(Rate, 0.9, true, 0.1),
        "adam" => new AdamSettings(Rate, 0.9, 0.99, 1e-8, 0.1, false),
        "adamw" => new AdamSettings(Rate, 0.9, 0.99, 1e-8, 0.1, true),
        "rmsprop" => new RmsPropSettings(Rate, 0.9, 1e-8, 0, 0),
        "rmsprop with momentum" => new RmsPropSettings(Rate, 0.9, 1e-6, 0.5, 0.1),
        _ => throw new ArgumentException(name),
    };

    private static float[] Train(string name, VectorKernels kernels)
    {
        using var arena = new NativeArena();
        var weights = arena.Floats(Count);
        var gradients = arena.Floats(Count);
        for (var i = 0; i < Count; i++)
        {
            weights[i] = First(i);
        }

        var optimizer = Optimizer.Create(Settings(name), kernels, arena, Count);
        for (var step = 1; step <= Steps; step++)
        {
            Fill(gradients, step);
            Assert.True(optimizer.Step(weights, gradients, Rate));
        }

        return new ReadOnlySpan<float>(weights, Count).ToArray();
    }

    private static double Define(string name, int i)
    {
        double w = First(i), first = 0, second = 0;
        for (var step = 1; step <= Steps; step++)
        {
            double g = Gradient(i, step);
            switch (Settings(name))
            {
                case SgdSettings sgd:
                    g += sgd.WeightDecay * w;
                    first = (sgd.Momentum * first) + g;
                    w -= Rate * (sgd.IsNesterov ? g + (sgd.Momentum * first) : first);
                    break;
                case AdamSettings adam:
                    w *= adam.IsDecoupled ? 1 - (Rate * adam.WeightDecay) : 1;
                    g += adam.IsDecoupled ? 0 : adam.WeightDecay * w;
                    first = (adam.Beta1 * first) + ((1 - adam.Beta1) * g);
                    second = (adam.Beta2 * second) + ((1 - adam.Beta2) * g * g);
                    w -= Rate * (first / (1 - Math.Pow(adam.Beta1, step))) / (Math.Sqrt(second / (1 - Math.Pow(adam.Beta2, step))) + adam.Epsilon);
                    break;
                case RmsPropSettings rms:
                    g += rms.WeightDecay * w;
                    second = (rms.Alpha * second) + ((1 - rms.Alpha) * g * g);
                    first = (rms.Momentum * first) + (g / (Math.Sqrt(second) + rms.Epsilon));
                    w -= Rate * first;
                    break;
                default:
                    throw new ArgumentException(name);
            }
        }

        return w;
    }

    private static float First(int i) => 1 - (0.03f * i);

    private static float Gradient(int i, int step) => (((i * 7) + (step * 5)) % 13) - 5.5f;

    private static void Fill(float* gradients, int step)
    {
        for (var i = 0; i < Count; i++)
        {
            gradients[i] = Gradient(i, step);
        }
    }

    private static double Length(float* gradients) => Math.Sqrt(new ReadOnlySpan<float>(gradients, Count).ToArray().Sum(number => (double)number * number));
}
