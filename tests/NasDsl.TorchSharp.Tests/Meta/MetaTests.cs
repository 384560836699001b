using System.Runtime.InteropServices;
using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;
using NasDsl.TorchSharp.Tests.Operations;
using NasDsl.TorchSharp.Tests.Training;

namespace NasDsl.TorchSharp.Tests.Meta;

/// <summary>All steps of an epoch keep to their device, and wait for nothing, whatever the network and the recipe: see <see cref="MetaDevice"/>.</summary>
public sealed class MetaTests
{
    /// <summary>TorchSharp brings PyTorch's modules to the processor and to CUDA alone, so that their weights stay behind.</summary>
    private static readonly string[] Modules = ["gru", "lstm"];

    private static readonly string[] Precisions = ["Single", "BFloat16", "Half"];

    private static readonly TrainingRecipe Recipe = new(1, 4, new SgdSettings(0.01, 0.9, false, 0.01), new ConstantSchedule());

    /// <summary>A network whose shapes PyTorch knows by itself. It does not know those of rows that are picked on the device, so they get noise, for which the host picks them.</summary>
    private static readonly Network Plain = new GraphBuilder(Shape.Vector(16))
        .Add("linear", ("units", Value.Of(8))).Add("tanh").Add("dropout", ("rate", Value.Of(0.2))).Add("linear", ("units", Value.Of(4))).Build();

    private static readonly Dataset PlainRows = new(Plain.Input, RecipeCases.Classes.Inputs.ToArray(), TargetKind.Class, 4, RecipeCases.Classes.Targets.ToArray());

    public static TheoryData<string> Operations => new(OperationCatalog.All.Select(operation => operation.Name));

    public static TheoryData<string> OfClasses => new(RecipeCases.OfClasses.Keys);

    public static TheoryData<string> OfNumbers => new(RecipeCases.OfNumbers.Keys);

    /// <summary>What would be said if a step did what none may.</summary>
    [TorchFact]
    public void What_comes_of_an_epoch_cannot_be_read_without_numbers()
    {
        var recipe = Noisy(RecipeCases.OfClasses["sgd"]);
        MetaDevice.TakeSteps(Plain, PlainRows, [recipe]);
        Assert.Contains("meta", Assert.Throws<ExternalException>(() => MetaDevice.TrainEpoch(Plain, PlainRows, recipe)).Message, StringComparison.Ordinal);
    }

    [TorchTheory]
    [InlineData("sgd")]
    [InlineData("nesterov")]
    [InlineData("adam with decay")]
    [InlineData("adamw")]
    [InlineData("rmsprop with momentum")]
    [InlineData("clipped adam")]
    [InlineData("smoothed")]
    public void Steps_of_linear_layers_wait_for_nothing(string name)
    {
        var recipe = Noisy(RecipeCases.OfClasses[name]);
        foreach (var precision in Precisions)
        {
            AssertPasses(Plain, PlainRows, recipe, precision);
        }
    }

    [ShapesTheory]
    [MemberData(nameof(Operations))]
    public void Steps_with_any_operation_wait_for_nothing(string operation)
    {
        foreach (var one in OperationCases.All.Where(one => one.Operation == operation))
        {
            var made = new OperationNetwork(one);
            if (Modules.Contains(operation))
            {
                Assert.Contains("parameter tensor at cpu", Assert.Throws<ExternalException>(() => AssertPasses(made.Network, made.Rows, Recipe, "Single")).Message, StringComparison.Ordinal);
                continue;
            }

            foreach (var precision in Precisions)
            {
                AssertPasses(made.Network, made.Rows, Recipe, precision);
            }
        }
    }

    [ShapesTheory]
    [MemberData(nameof(OfClasses))]
    public void Steps_with_any_recipe_for_classes_wait_for_nothing(string name) =>
        AssertPasses(RecipeCases.ClassNetwork, RecipeCases.Classes, RecipeCases.OfClasses[name], "Single");

    [ShapesTheory]
    [MemberData(nameof(OfNumbers))]
    public void Steps_with_any_recipe_for_numbers_wait_for_nothing(string name) =>
        AssertPasses(RecipeCases.NumberNetwork, RecipeCases.Numbers, RecipeCases.OfNumbers[name], "Single");

    private static void AssertPasses(Network network, Dataset rows, TrainingRecipe recipe, string precision)
    {
        MetaDevice.TakeSteps(network, rows, [recipe], precision);
        if (TestEngine.Create().CanGroup(network, recipe, recipe))
        {
            MetaDevice.TakeSteps(network, rows, [recipe, recipe, recipe], precision);
        }
    }

    private static TrainingRecipe Noisy(TrainingRecipe recipe) => recipe with { Augmentations = ((AugmentationSettings[])[new NoiseSettings(0.1)]).ToEquatableArray() };
}
