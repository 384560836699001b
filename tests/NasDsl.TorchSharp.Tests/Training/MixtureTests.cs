using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Training;

/// <summary>Networks that hold several candidates train, and are differentiated by their mixtures, as with the managed engine.</summary>
public sealed class MixtureTests
{
    private static readonly Dataset Training = SmallTask.Create(40, 1);
    private static readonly Dataset Validation = SmallTask.Create(40, 2);

    private static readonly Network Choices = new GraphBuilder(Shape.Image(4, 4, 1))
        .Add("conv", ("filters", Value.Of(8)), ("kernel", Value.Of(3)))
        .Add("batchnorm")
        .Add("conv", ("filters", Value.Of(8)), ("kernel", Value.Of(3)))
        .Add("slice", ("channels", Value.Of(4)))
        .Add("mix", [2, 3, 4])
        .Add("tanh", [5])
        .Add("sigmoid", [5])
        .Add("mix", [6, 7])
        .Add("flatten").Add("linear", ("units", Value.Of(4)))
        .Build();

    private static readonly float[] Mixtures = [0.2f, 0.5f, 0.3f, 0.6f, 0.4f];

    [TorchFact]
    public void Steps_and_derivatives_are_those_of_the_managed_engine()
    {
        var recipe = new TrainingRecipe(6, 32, new SgdSettings(0.1, 0.9, false, 1e-3), new CosineSchedule());
        using var managed = TestEngine.Managed.StartMixture(Choices, Training, Validation, recipe, 3);
        using var run = TestEngine.Create().StartMixture(Choices, Training, Validation, recipe, 3);
        Assert.Equal(managed.StepsPerEpoch, run.StepsPerEpoch);
        var (expected, found) = (new float[5], new float[5]);
        for (var step = 0; step < 6; step++)
        {
            var isSecondOrder = step % 2 == 1;
            float[] mixtures = [.. Mixtures.Select((number, i) => number + (0.05f * step * (i - 2)))];
            managed.SetMixtures(mixtures);
            run.SetMixtures(mixtures);
            Near.AssertLosses([managed.Differentiate(isSecondOrder, expected)], [run.Differentiate(isSecondOrder, found)], 1e-4, $"step {step}");

            // The second order has a difference of two gradients in it, which loses digits.
            Near.Assert(expected, found, isSecondOrder ? 2e-3 : 1e-4, $"step {step}, derivatives");
            Near.AssertLosses([managed.Step()], [run.Step()], 1e-4, $"step {step}");
        }

        Near.Assert(managed.Predict(Validation, CancellationToken.None), run.Predict(Validation, CancellationToken.None), 1e-4, "answers");
    }

    [TorchFact]
    public void Differentiating_leaves_the_weights_alone()
    {
        var recipe = new TrainingRecipe(6, 32, new SgdSettings(0.1, 0, false, 0), new ConstantSchedule());
        var engine = TestEngine.Create();
        using var plain = engine.StartMixture(Choices, Training, Validation, recipe, 3);
        using var watched = engine.StartMixture(Choices, Training, Validation, recipe, 3);
        for (var step = 0; step < 3; step++)
        {
            watched.Differentiate(true, new float[5]);
            Assert.Equal(plain.Step(), watched.Step());
        }
    }

    [TorchFact]
    public void As_many_numbers_are_set_as_there_are()
    {
        using var run = TestEngine.Create().StartMixture(Choices, Training, Validation, SmallTask.Recipe, 3);
        Assert.Throws<ArgumentException>(() => run.SetMixtures([1, 0, 0]));
    }
}
