using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.TorchSharp.Tests.Training;

/// <summary>Recipes that say, each, one thing that recipes can say, and some that say several.</summary>
internal static class RecipeCases
{
    public const int Batch = 32;

    private static readonly TrainingRecipe Plain = new(10, Batch, new SgdSettings(0.05, 0, false, 0), new ConstantSchedule());
    private static readonly AdamSettings Adam = new(0.003, 0.9, 0.999, 1e-8, 0, false);

    /// <summary>Recipes for classes.</summary>
    public static IReadOnlyDictionary<string, TrainingRecipe> OfClasses { get; } = new Dictionary<string, TrainingRecipe>
    {
        ["sgd"] = Plain,
        ["momentum"] = Plain with { Optimizer = new SgdSettings(0.05, 0.9, false, 0.01) },
        ["nesterov"] = Plain with { Optimizer = new SgdSettings(0.02, 0.9, true, 0.01) },
        ["adam"] = Plain with { Optimizer = Adam },
        ["adam with decay"] = Plain with { Optimizer = Adam with { WeightDecay = 0.05 } },
        ["adamw"] = Plain with { Optimizer = Adam with { WeightDecay = 0.1, IsDecoupled = true } },
        ["rmsprop"] = Plain with { Optimizer = new RmsPropSettings(0.001, 0.99, 1e-8, 0, 0) },
        ["rmsprop with momentum"] = Plain with { Optimizer = new RmsPropSettings(0.001, 0.95, 1e-6, 0.5, 0.01) },
        ["cosine"] = Plain with { Schedule = new CosineSchedule() },
        ["step"] = Plain with { Schedule = new StepSchedule(3, 0.3) },
        ["one cycle"] = Plain with { Schedule = new OneCycleSchedule(0.3, 0.04, 4e-6) },
        ["warm-up"] = Plain with { Schedule = new CosineSchedule(), WarmupEpochs = 2.5 },
        ["smoothed"] = Plain with { Loss = new CrossEntropySettings(false, EquatableArray<double>.Empty, 0.1) },
        ["weighted"] = Plain with { Loss = new CrossEntropySettings(false, Weights(1, 2, 0.5, 1.25), 0) },
        ["weighted and smoothed"] = Plain with { Loss = new CrossEntropySettings(false, Weights(1, 2, 0.5, 1.25), 0.2) },
        ["balanced"] = Plain with { Loss = new CrossEntropySettings(true, EquatableArray<double>.Empty, 0) },
        ["binary"] = Plain with { Loss = new BinarySettings() },
        ["clipped"] = Plain with { GreatestNorm = 0.1 },
        ["clipped adam"] = Plain with { Optimizer = Adam, GreatestNorm = 0.3 },
        ["shift"] = Augmented(new ShiftSettings(1, false)),
        ["mirrored shift"] = Augmented(new ShiftSettings(2, true)),
        ["flip"] = Augmented(new FlipSettings(0.5, true, true)),
        ["noise"] = Augmented(new NoiseSettings(0.1)),
        ["scale"] = Augmented(new ScaleSettings(0.2)),
        ["mixup"] = Augmented(new MixupSettings(0.4)),
        ["mixup, weighted and smoothed"] = Augmented(new MixupSettings(0.4)) with { Loss = new CrossEntropySettings(false, Weights(1, 2, 0.5, 1.25), 0.2) },
        ["mixup, binary"] = Augmented(new MixupSettings(0.4)) with { Loss = new BinarySettings() },
        ["all at once"] = Augmented(new ShiftSettings(1, true), new FlipSettings(0.5, true, false), new NoiseSettings(0.05), new ScaleSettings(0.1), new MixupSettings(0.3)) with
        {
            Optimizer = new SgdSettings(0.05, 0.9, true, 0.001), Schedule = new CosineSchedule(), WarmupEpochs = 1.5, GreatestNorm = 1, Loss = new CrossEntropySettings(true, EquatableArray<double>.Empty, 0.1),
        },
    };

    /// <summary>Recipes for numbers from 0 to 1.</summary>
    public static IReadOnlyDictionary<string, TrainingRecipe> OfNumbers { get; } = new Dictionary<string, TrainingRecipe>
    {
        ["usual"] = Plain,
        ["squared error"] = Plain with { Loss = new SquaredErrorSettings() },
        ["absolute error"] = Plain with { Loss = new AbsoluteErrorSettings() },
        ["huber"] = Plain with { Loss = new HuberSettings(0.2) },
        ["binary"] = Plain with { Loss = new BinarySettings() },
        ["mixup"] = Augmented(new MixupSettings(0.4)),
    };

    /// <summary>One batch and a smaller one of classes.</summary>
    public static Dataset Classes { get; } = SmallTask.Create(Batch + 9, 4);

    /// <summary>The same rows with three numbers each, from 0 to 1.</summary>
    public static Dataset Numbers { get; } = CreateNumbers();

    /// <summary>A network for the classes with all that training changes: weights, running statistics, and masks of dropout.</summary>
    public static Network ClassNetwork { get; } = new GraphBuilder(Shape.Image(4, 4, 1))
        .Add("conv", ("filters", Value.Of(8)), ("bias", Value.Of(false))).Add("batchnorm").Add("gelu")
        .Add("dropout", ("rate", Value.Of(0.2)))
        .Add("depthwise").Add("silu").Add("flatten").Add("dropout", ("rate", Value.Of(0.1))).Add("linear", ("units", Value.Of(4)))
        .Build();

    /// <summary>A network for the numbers.</summary>
    public static Network NumberNetwork { get; } = new GraphBuilder(Shape.Image(4, 4, 1))
        .Add("conv", ("filters", Value.Of(8))).Add("tanh").Add("flatten").Add("linear", ("units", Value.Of(3))).Add("sigmoid").Build();

    private static TrainingRecipe Augmented(params AugmentationSettings[] augmentations) => Plain with { Augmentations = augmentations.ToEquatableArray() };

    private static EquatableArray<double> Weights(params double[] weights) => weights.ToEquatableArray();

    private static Dataset CreateNumbers()
    {
        var random = new Random(8);
        return new Dataset(Classes.InputShape, Classes.Inputs.ToArray(), TargetKind.Number, 3, [.. Enumerable.Range(0, 3 * Classes.Count).Select(_ => random.NextSingle())]);
    }
}
