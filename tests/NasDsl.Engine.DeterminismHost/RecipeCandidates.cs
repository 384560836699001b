using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.DeterminismHost;

/// <summary>Small networks with recipes that together use all that a recipe can say.</summary>
internal static class RecipeCandidates
{
    public static IReadOnlyList<Candidate> All { get; } =
    [
        Candidate.Create("weighted", Shape.Image(7, 9, 2), 6, Recipe(new RmsPropSettings(0.003, 0.95, 1e-8, 0.5, 1e-3), new OneCycleSchedule(0.3, 0.04, 4e-6)) with
        {
            Loss = new CrossEntropySettings(true, EquatableArray<double>.Empty, 0.1),
            GreatestNorm = 0.5,
            Augmentations = Of(
                new ShiftSettings(2, false), new FlipSettings(0.5, true, true), new ShiftSettings(1, true), new NoiseSettings(0.1), new ScaleSettings(0.2), new MixupSettings(0.3)),
        }, Classify),
        Candidate.Create("binary", Shape.Image(7, 9, 2), 6, Recipe(new AdamSettings(0.003, 0.9, 0.999, 1e-8, 0, false), new StepSchedule(1.5, 0.3)) with
        {
            Loss = new BinarySettings(),
            WarmupEpochs = 0.5,
            Augmentations = Of(new MixupSettings(1)),
        }, Classify),
        Candidate.Create("huber", Shape.Signal(40, 3), 1, Recipe(new SgdSettings(0.05, 0.9, true, 0), new CosineSchedule()) with
        {
            Loss = new HuberSettings(0.1),
            WarmupEpochs = 1,
            GreatestNorm = 0.2,
            Augmentations = Of(new ShiftSettings(4, true), new NoiseSettings(0.1), new MixupSettings(0.2)),
        }, builder => Regress(builder)),
        Candidate.Create("probability", Shape.Signal(40, 3), 1, Recipe(new AdamSettings(0.01, 0.9, 0.999, 1e-8, 0.01, true), new ConstantSchedule()) with
        {
            Loss = new BinarySettings(),
        }, builder => Regress(builder).Add("sigmoid")),
    ];

    private static TrainingRecipe Recipe(OptimizerSettings optimizer, ScheduleSettings schedule) => new(4, 32, optimizer, schedule);

    private static EquatableArray<AugmentationSettings> Of(params AugmentationSettings[] settings) => settings.ToEquatableArray();

    private static void Classify(GraphBuilder builder) => builder
        .Add("conv", ("filters", Value.Of(12)), ("kernel", Value.Of(3))).Add("batchnorm").Add("gelu").Add("globalavgpool").Add("linear", ("units", Value.Of(6)));

    private static GraphBuilder Regress(GraphBuilder builder) => builder
        .Add("conv", ("filters", Value.Of(8)), ("kernel", Value.Of(5))).Add("silu").Add("globalavgpool").Add("linear", ("units", Value.Of(1)));
}
