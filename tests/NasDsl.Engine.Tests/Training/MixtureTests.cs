using NasDsl.Data;
using NasDsl.Engine.Kernels;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Training;

/// <summary>Networks that hold several candidates.</summary>
public sealed class MixtureTests
{
    private const float Difference = 1e-2f;
    private const double Rate = 0.5;

    private static readonly Dataset Training = SmallTask.Create(32, 1);
    private static readonly Dataset Validation = SmallTask.Create(32, 2);

    /// <summary>A choice of a convolution, a narrower one and nothing, and one of activations.</summary>
    private static readonly Network Choices = new GraphBuilder(Shape.Image(4, 4, 1))
        .Add("conv", ("filters", Value.Of(8)), ("kernel", Value.Of(3)))
        .Add("tanh")
        .Add("conv", ("filters", Value.Of(8)), ("kernel", Value.Of(3)))
        .Add("slice", ("channels", Value.Of(4)))
        .Add("mix", [2, 3, 4])
        .Add("tanh", [5])
        .Add("sigmoid", [5])
        .Add("mix", [6, 7])
        .Add("flatten").Add("linear", ("units", Value.Of(4)))
        .Build();

    private static readonly float[] Mixtures = [0.2f, 0.5f, 0.3f, 0.6f, 0.4f];

    [Fact]
    public void The_gradient_of_first_order_is_that_of_the_loss()
    {
        using var run = Start();
        AssertGradient(false, mixtures =>
        {
            run.SetMixtures(mixtures);
            return run.Differentiate(false, new float[5]);
        });
    }

    [Fact]
    public void The_gradient_of_second_order_is_that_of_the_loss_after_a_step()
    {
        // Each time from the same weights: the step is the one that the gradient follows.
        AssertGradient(true, mixtures =>
        {
            using var run = Start();
            run.SetMixtures(mixtures);
            run.Step();
            return run.Differentiate(false, new float[5]);
        });
    }

    [Fact]
    public void The_step_makes_a_difference_that_the_tolerance_does_not_hide() =>
        Assert.Contains(Gradient(false).Zip(Gradient(true)), pair => Math.Abs(pair.First - pair.Second) > 0.01);

    [Fact]
    public void Differentiating_leaves_the_weights_alone()
    {
        using var plain = Start();
        using var watched = Start();
        for (var step = 0; step < 3; step++)
        {
            watched.Differentiate(true, new float[5]);
            Assert.Equal(plain.Step(), watched.Step());
        }
    }

    [Fact]
    public void Every_vector_width_gives_the_same_bits()
    {
        var expected = Run(VectorKernels.Best);
        foreach (var kernels in AllKernels.OfThisMachine)
        {
            Assert.Equal(expected, Run(kernels));
        }
    }

    [Fact]
    public void As_many_numbers_are_set_as_there_are()
    {
        using var run = Start();
        Assert.Throws<ArgumentException>(() => run.SetMixtures([1, 0, 0]));
    }

    private static double[] Run(VectorKernels kernels)
    {
        using var run = new ManagedEngine(kernels).StartMixture(Choices, Training, Validation, Recipe(), 3);
        var gradient = new float[5];
        run.SetMixtures(Mixtures);
        run.Step();
        return [run.Differentiate(true, gradient), .. gradient.Select(number => (double)number), run.Step()];
    }

    private static void AssertGradient(bool isSecondOrder, Func<float[], double> loss)
    {
        var gradient = Gradient(isSecondOrder);
        for (var i = 0; i < gradient.Length; i++)
        {
            float[] above = [.. Mixtures];
            float[] below = [.. Mixtures];
            above[i] += Difference;
            below[i] -= Difference;
            Assert.Equal((loss(above) - loss(below)) / (2 * Difference), gradient[i], 1e-3);
        }
    }

    private static float[] Gradient(bool isSecondOrder)
    {
        using var run = Start();
        var gradient = new float[5];
        run.SetMixtures(Mixtures);
        run.Differentiate(isSecondOrder, gradient);
        return gradient;
    }

    private static IMixtureRun Start() => new ManagedEngine().StartMixture(Choices, Training, Validation, Recipe(), 3);

    private static TrainingRecipe Recipe() => new(6, 32, new SgdSettings(Rate, 0, false, 0), new ConstantSchedule());
}
