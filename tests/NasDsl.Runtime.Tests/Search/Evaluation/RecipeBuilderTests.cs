using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Search;
using NasDsl.Search.Evaluation;

namespace NasDsl.Runtime.Tests.Search.Evaluation;

/// <summary>From what a file says to what an engine is told.</summary>
public sealed class RecipeBuilderTests
{
    [Fact]
    public void What_is_not_said_is_what_is_usual()
    {
        var recipe = Build("train 6 epochs;");

        Assert.Equal(new TrainingRecipe(6, 32, new AdamSettings(1e-3, 0.9, 0.999, 1e-8, 0, false), new ConstantSchedule()), recipe);
    }

    [Fact]
    public void Everything_that_a_recipe_says_arrives()
    {
        var recipe = Build(
            """
            train   20 epochs, batch 16, rmsprop(lr: 0.02, alpha: 0.9, epsilon: 1e-6, momentum: 0.5, decay: 0.1), step(every: 8 epochs, factor: 0.3), warmup(2), clip(0.5),
                    crossentropy([1, 2.5], smoothing: 10%);
            augment shift(1), crop(2), flip(0.3, axis: both), noise(0.1), scale(0.2), mixup(0.4);
            """);

        Assert.Equal(
            new TrainingRecipe(20, 16, new RmsPropSettings(0.02, 0.9, 1e-6, 0.5, 0.1), new StepSchedule(8, 0.3))
            {
                Loss = new CrossEntropySettings(false, new EquatableArray<double>([1, 2.5]), 0.1),
                WarmupEpochs = 2,
                GreatestNorm = 0.5,
                Augmentations = new EquatableArray<AugmentationSettings>(
                [
                    new ShiftSettings(1, false), new ShiftSettings(2, true), new FlipSettings(0.3, true, true), new NoiseSettings(0.1), new ScaleSettings(0.2), new MixupSettings(0.4),
                ]),
            },
            recipe);
    }

    [Theory]
    [InlineData("train 6 epochs, binary;", typeof(BinarySettings))]
    [InlineData("train 6 epochs, crossentropy;", typeof(CrossEntropySettings))]
    [InlineData("train 6 epochs, crossentropy(weights: balanced);", typeof(CrossEntropySettings))]
    public void Losses_have_their_settings(string statements, Type settings)
    {
        var loss = Build(statements).Loss;

        Assert.IsType(settings, loss);
        Assert.Equal(statements.Contains("balanced", StringComparison.Ordinal), loss is CrossEntropySettings { IsBalanced: true });
    }

    [Theory]
    [InlineData("mse")]
    [InlineData("mae")]
    [InlineData("huber(0.25)")]
    public void Losses_of_numbers_have_theirs(string name)
    {
        LossSettings expected = name switch { "mse" => new SquaredErrorSettings(), "mae" => new AbsoluteErrorSettings(), _ => new HuberSettings(0.25) };

        Assert.Equal(expected, Build($"train 6 epochs, {name};", "number").Loss);
    }

    [Theory]
    [InlineData("constant", typeof(ConstantSchedule))]
    [InlineData("cosine", typeof(CosineSchedule))]
    [InlineData("onecycle(0.2, 0.1, 0.01)", typeof(OneCycleSchedule))]
    public void Schedules_have_their_settings(string name, Type settings) => Assert.IsType(settings, Build($"train 6 epochs, {name};").Schedule);

    [Fact]
    public void Choices_are_those_of_the_candidate()
    {
        var search = Search("train 6 epochs, sgd(lr: { 0.1, 0.2 }), warmup({ 0, 1 }), crossentropy(weights: { none, balanced }, smoothing: { 0.1, 0.2 }); augment mixup({ 0.3, 0.4 });");

        foreach (var (text, lr, epochs, isBalanced, smoothing, alpha) in (ReadOnlySpan<(string, double, double, bool, double, double)>)
            [
                ("filters=8 train.lr=0.1 train.epochs=1 train.weights=none train.smoothing=0.2 augment.alpha=0.4", 0.1, 1, false, 0.2, 0.4),
                ("filters=8 train.lr=0.2 train.epochs=0 train.weights=balanced train.smoothing=0.1 augment.alpha=0.3", 0.2, 0, true, 0.1, 0.3),
            ])
        {
            var recipe = RecipeBuilder.Build(search.Model.Recipe, 6, search.Space.Parse(text.Replace("train.epochs", "train.warmup.epochs", StringComparison.Ordinal)));
            Assert.Equal(lr, recipe.Optimizer.LearningRate);
            Assert.Equal(epochs, recipe.WarmupEpochs);
            Assert.Equal(new CrossEntropySettings(isBalanced, EquatableArray<double>.Empty, smoothing), recipe.Loss);
            Assert.Equal(new MixupSettings(alpha), Assert.Single(recipe.Augmentations));
        }
    }

    [Fact]
    public void A_longer_training_stretches_the_schedule()
    {
        var search = Search("train 20 epochs, step(every: 8), warmup(2);");
        var recipe = RecipeBuilder.Build(search.Model.Recipe, 60, search.Space.Parse("filters=8"));

        Assert.Equal((60, 6.0), (recipe.Epochs, recipe.WarmupEpochs));
        Assert.Equal(new StepSchedule(24, 0.1), recipe.Schedule);
    }

    [Fact]
    public void A_lower_resolution_has_fewer_places_to_move_by()
    {
        var search = Search("train 6 epochs; augment shift(3), crop(2), flip;");
        var recipe = RecipeBuilder.Build(search.Model.Recipe, 6, search.Space.Parse("filters=8"), resolution: 0.5);

        Assert.Equal([new ShiftSettings(2, false), new ShiftSettings(1, true), new FlipSettings(0.5, true, false)], recipe.Augmentations);
    }

    private static TrainingRecipe Build(string statements, string target = "class(2)")
    {
        var search = Search(statements, target);
        return RecipeBuilder.Build(search.Model.Recipe, search.Model.Recipe.Epochs, search.Space.Parse("filters=8"));
    }

    private static SearchDefinition Search(string statements, string target = "class(2)") => NasProgram.Compile(
        $$"""
        data Rows {
            from   csv "rows.csv";
            input  pixels: columns 0..15 as image(4, 4, 1);
            target kind:   column 16 as {{target}};
            split  60% train, 20% validation, 20% test;
        }
        space Net for Rows { conv(filters: { 8, 16 }) -> relu -> globalavgpool -> linear(outputs) }
        search Find { space Net; minimize loss; budget 4 trials; {{statements}} }
        """).GetSearch("Find");
}
