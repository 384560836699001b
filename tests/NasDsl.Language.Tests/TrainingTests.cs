using NasDsl.Language.Catalog;
using NasDsl.Language.Formatting;
using NasDsl.Language.Locks;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>What <c>train</c> and <c>augment</c> take.</summary>
public sealed class TrainingTests
{
    public static TheoryData<string> Items => new(RecipeCatalog.Kinds.SelectMany(kind => kind.Rows).Select(row => row.Name).Where(name => LossCatalog.Find(name) is null || LossCatalog.Serves(name, TargetKind.Class)));

    public static TheoryData<string> Augmentations => new(AugmentationCatalog.All.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Items))]
    public void Every_item_has_a_default_for_each_parameter(string name)
    {
        var recipe = Recipe($"train 6 epochs, {name};");
        var bound = new[] { recipe.Optimizer, recipe.Schedule, recipe.Loss, recipe.Warmup, recipe.Clip }.First(procedure => procedure?.Name == name);
        Assert.Equal(Defaults(RecipeCatalog.Find(name)?.Row), Values(bound));
    }

    [Theory]
    [MemberData(nameof(Augmentations))]
    public void Every_augmentation_has_a_default_for_each_parameter(string name) =>
        Assert.Equal(Defaults(AugmentationCatalog.Find(name)), Values(Assert.Single(Recipe($"train 6 epochs; augment {name};").Augmentations)));

    [Fact]
    public void What_is_not_given_is_not_there()
    {
        var recipe = Recipe("train 6 epochs;");

        Assert.Equal(("adam", "constant", 32, 6), (recipe.Optimizer.Name, recipe.Schedule.Name, recipe.Batch, recipe.RetrainEpochs));
        Assert.Null(recipe.Loss);
        Assert.Null(recipe.Warmup);
        Assert.Null(recipe.Clip);
        Assert.Empty(recipe.ClassWeights);
        Assert.Empty(recipe.Augmentations);
    }

    [Fact]
    public void Items_stand_in_any_order()
    {
        Assert.Equal(
            Recipe("train 6 epochs, batch 16, rmsprop(alpha: 0.9), clip(2), warmup(1), step(2 epochs, 0.5), crossentropy(smoothing: 10%);") with { Location = default },
            Recipe("train crossentropy(smoothing: 10%), step(2, factor: 0.5), warmup(1 epochs), clip(norm: 2), rmsprop(alpha: 0.9), batch 16, 6 epochs;") with { Location = default });
    }

    [Fact]
    public void Choices_are_genes_of_the_training()
    {
        var search = Search(
            "train 6 epochs, adamw(lr: 1e-4..1e-2 log), warmup({ 0, 1, 2 }), clip(0.1..10.0 log), onecycle(rise: { 0.2, 0.3 }), crossentropy(weights: { none, balanced }, smoothing: 0.0..0.2); augment shift(0..2), mixup({ 0.1, 0.2 });");

        Assert.Equal(
            ["train.lr", "train.warmup.epochs", "train.norm", "train.rise", "train.weights", "train.smoothing", "augment.by", "augment.alpha"],
            search.Genes.Select(gene => gene.Path));
    }

    [Fact]
    public void A_list_has_a_weight_for_each_class()
    {
        var recipe = Recipe("train 6 epochs, crossentropy([1, 1, 1, 1, 1, 1, 1, 1, 0, 2.5], smoothing: 0.1);");

        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 0, 2.5], recipe.ClassWeights);
    }

    [Theory]
    [InlineData("number", "huber(0.5)")]
    [InlineData("number", "mae")]
    [InlineData("number", "mse")]
    [InlineData("class(10)", "binary")]
    public void Losses_fit_the_target(string target, string loss) => Assert.Empty(Messages(Text($"train 6 epochs, {loss};", target)));

    [Theory]
    [InlineData("train 6 epochs, huber;", "NAS1050", "'huber' cannot be trained with here: it is for numbers, and the target of D is a class; use one of crossentropy, binary.")]
    [InlineData("train 6 epochs, crossentropy([1, 2]);", "NAS1011", "'weights' has one number for each of the 10 classes, not 2.")]
    [InlineData("train 6 epochs, crossentropy([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);", "NAS1024", "At least one weight must be more than 0, not 0.")]
    [InlineData("train 6 epochs, crossentropy([1, 1, 1, 1, 1, 1, 1, 1, 1, -1]);", "NAS1011", "'weights' is at least 0, not -1.")]
    [InlineData("train 6 epochs, crossentropy(smoothing: [1]);", "NAS1027", "One value is due here, but this is a list of values; a choice between them is written in braces.")]
    [InlineData("train 6 epochs, adam([0.1, 0.2]);", "NAS1027", "One value is due here, but this is a list of values; a choice between them is written in braces.")]
    [InlineData("train 6 epochs, crossentropy(weights: balance);", "NAS1003", "There is no word 'balance'; did you mean 'balanced'?")]
    [InlineData("train 6 epochs, crossentropy(smoothing: 2);", "NAS1011", "'smoothing' is at most 0.99, not 2.")]
    [InlineData("train 6 epochs, warmup(7);", "NAS1011", "'epochs' is at most 6, not 7.")]
    [InlineData("train 6 epochs, warmup({ 1, 9 });", "NAS1011", "'epochs' is at most 6, not 9.")]
    [InlineData("train 6 epochs, warmup(2 min);", "NAS1016", "'epochs' is a number of epochs, but this is a time.")]
    [InlineData("train 6 epochs, warmup(1), warmup(2);", "NAS1008", "'warmup' is given twice.")]
    [InlineData("train 6 epochs, cosine, onecycle;", "NAS1008", "'schedule' is given twice.")]
    [InlineData("train 6 epochs, clip(0);", "NAS1011", "'norm' is at least 1e-09, not 0.")]
    [InlineData("train 6 epochs, rmsprob;", "NAS1003", "There is no part of a training 'rmsprob'; did you mean 'rmsprop'?")]
    [InlineData("train 6 epochs; augment shift(8);", "NAS1011", "'by' is at most 7, not 8.")]
    [InlineData("train 6 epochs; augment flip(axis: diagonal);", "NAS1003", "There is no word 'diagonal'; there are horizontal, vertical and both.")]
    [InlineData("train 6 epochs; augment flip, flip;", "NAS1008", "'flip' is given twice.")]
    [InlineData("train 6 epochs; augment flap;", "NAS1003", "There is no augmentation 'flap'; did you mean 'flip'?")]
    [InlineData("train 6 epochs; augment mixup(0);", "NAS1011", "'alpha' is at least 0.05, not 0.")]
    [InlineData("train 6 epochs; augment flip; augment noise;", "NAS1005", "'augment' is given twice.")]
    public void A_mistake_is_told_once(string statements, string id, string message)
    {
        var diagnostic = Assert.Single(Compilation.Bind(Text(statements)).Diagnostics);

        Assert.Equal((id, message), (diagnostic.Id, diagnostic.Message));
    }

    [Theory]
    [InlineData("number", "train 6 epochs, crossentropy;", "'crossentropy' cannot be trained with here: it is for classes, and the target of D is a number; use one of binary, mse, mae, huber.")]
    [InlineData("number", "train 6 epochs, binary;", "'binary' cannot be trained with here: with numbers it needs answers from 0 to 1, and not every network of N ends in sigmoid; end the space with -> linear(outputs) -> sigmoid.")]
    public void A_loss_that_does_not_fit_numbers_says_why(string target, string statements, string message) =>
        Assert.Equal([message], Messages(Text(statements, target)));

    [Theory]
    [InlineData("sigmoid", true)]
    [InlineData("(sigmoid | linear(1) -> sigmoid)", true)]
    [InlineData("Probability", true)]
    [InlineData("sigmoid?", false)]
    [InlineData("(sigmoid | tanh)", false)]
    public void Probabilities_come_from_spaces_that_end_in_a_sigmoid(string end, bool isFine)
    {
        var text = Text("train 6 epochs, binary;", "number").Replace("linear(outputs)", $"linear(outputs) -> {end}", StringComparison.Ordinal) + "block Probability { tanh -> sigmoid }";

        Assert.Equal(isFine, Messages(text).Length == 0);
    }

    [Theory]
    [InlineData("signal(16, 4)", "augment flip;", "'flip' cannot be trained with here: it is for images, and the input is a signal of 16x4.")]
    [InlineData("vector(64)", "augment flip;", "'flip' cannot be trained with here: it is for images, and the input is a vector of 64.")]
    [InlineData("vector(64)", "augment shift;", "'shift' cannot be trained with here: it is for images and signals, and the input is a vector of 64.")]
    [InlineData("vector(64)", "augment crop(1);", "'crop' cannot be trained with here: it is for images and signals, and the input is a vector of 64.")]
    [InlineData("signal(16, 4)", "augment shift(15), crop(3), noise, scale, mixup;", null)]
    [InlineData("vector(64)", "augment noise, scale, mixup;", null)]
    public void Augmentations_fit_the_input(string form, string augment, string? message)
    {
        var text = Text("train 6 epochs; " + augment).Replace("image(8, 8, 1)", form, StringComparison.Ordinal).Replace("conv({ 8, 16 }) -> relu -> globalavgpool", "flatten", StringComparison.Ordinal);

        Assert.Equal(message is null ? [] : [message], Messages(text));
    }

    [Fact]
    public void Layout_is_that_of_calls_and_lists()
    {
        const string Written = "search S{space N;maximize accuracy;train 6 epochs,step (2,0.5),crossentropy(weights:[ 1,2 ]);augment shift( 2 ),flip;budget 2 trials;}";
        var formatted = NasFormatter.Format(new SourceText("main.nas", Written)).Text;

        Assert.Contains("train    6 epochs, step(2, 0.5), crossentropy(weights: [1, 2]);", formatted, StringComparison.Ordinal);
        Assert.Contains("augment  shift(2), flip;", formatted, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_of_a_training_changes_with_what_is_added_and_not_without()
    {
        var plain = Hash("train 6 epochs;");

        Assert.Equal(plain, Hash("train 6 epochs, adam, constant;"));
        Assert.All(
            ["train 6 epochs, clip;", "train 6 epochs, warmup;", "train 6 epochs, crossentropy(smoothing: 0.1);", "train 6 epochs; augment flip;"],
            statements => Assert.NotEqual(plain, Hash(statements)));
        Assert.NotEqual(Hash("train 6 epochs; augment flip, noise;"), Hash("train 6 epochs; augment noise, flip;"));
    }

    private static string Hash(string statements) => ModelHash.Of(Recipe(statements));

    private static RecipeModel Recipe(string statements) => Search(statements).Recipe;

    private static SearchModel Search(string statements)
    {
        var compilation = Compilation.Bind(Text(statements));
        Assert.Empty(compilation.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return Assert.Single(compilation.Model.Searches);
    }

    private static string[] Messages(string text) => [.. Compilation.Bind(text).Diagnostics.Select(diagnostic => diagnostic.Message)];

    private static EquatableArray<ArgumentModel> Defaults(ProcedureDefinition? row) =>
        row?.Parameters.Select(parameter => new ArgumentModel(parameter.Name, new ConstantExpression(parameter.Default.GetValueOrDefault()))).ToEquatableArray() ?? EquatableArray<ArgumentModel>.Empty;

    private static EquatableArray<ArgumentModel> Values(ProcedureModel? procedure) => procedure?.Arguments ?? EquatableArray<ArgumentModel>.Empty;

    private static string Text(string statements, string target = "class(10)") =>
        $$"""
        search S { space N; minimize loss; budget 9 trials; {{statements}} }
        space N for D { conv({ 8, 16 }) -> relu -> globalavgpool -> linear(outputs) }
        data D {
            from csv "a.csv";
            input pixels: columns 0..63 as image(8, 8, 1);
            target digit: column 64 as {{target}};
            split 60% train, 20% validation, 20% test;
        }

        """;
}
