using NasDsl.Engines;
using NasDsl.Language.Expressions;
using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Search.Evaluation;

/// <summary>Fills the recipe genes of a genome into the recipe of its search.</summary>
internal static class RecipeBuilder
{
    /// <summary>Builds the recipe of one candidate.</summary>
    /// <param name="recipe">The declared recipe.</param>
    /// <param name="epochs">How many epochs the schedule spans. Where these are not those of the declaration, warm-up and steps of the learning rate are stretched with it.</param>
    /// <param name="genome">The candidate.</param>
    /// <param name="resolution">How many of its places an input has along each axis, as a share: what moves by places moves by as much less.</param>
    /// <returns>The recipe with every number known.</returns>
    /// <exception cref="NasException">A procedure is not one that this version runs.</exception>
    public static TrainingRecipe Build(RecipeModel recipe, int epochs, Genome genome, double resolution = 1)
    {
        var valuation = new GenomeValuation(genome);
        var stretch = (double)epochs / recipe.Epochs;
        Arguments Of(ProcedureModel procedure) => new(procedure, valuation, recipe);
        return new TrainingRecipe(epochs, recipe.Batch, Optimizer(Of(recipe.Optimizer)), Schedule(Of(recipe.Schedule), stretch))
        {
            Loss = recipe.Loss is { } loss ? Loss(Of(loss), recipe.ClassWeights) : null,
            WarmupEpochs = recipe.Warmup is { } warmup ? Of(warmup).Number("epochs") * stretch : 0,
            GreatestNorm = recipe.Clip is { } clip ? Of(clip).Number("norm") : null,
            Augmentations = recipe.Augmentations.Select(augmentation => Augmentation(Of(augmentation), resolution)).ToEquatableArray(),
        };
    }

    private static OptimizerSettings Optimizer(Arguments of) => of.Name switch
    {
        "adam" or "adamw" => new AdamSettings(of.Number("lr"), of.Number("beta1"), of.Number("beta2"), of.Number("epsilon"), of.Number("decay"), of.Name == "adamw"),
        "sgd" => new SgdSettings(of.Number("lr"), of.Number("momentum"), of.Truth("nesterov"), of.Number("decay")),
        "rmsprop" => new RmsPropSettings(of.Number("lr"), of.Number("alpha"), of.Number("epsilon"), of.Number("momentum"), of.Number("decay")),
        _ => throw of.Unknown("optimiser", "adam, adamw, rmsprop and sgd"),
    };

    private static ScheduleSettings Schedule(Arguments of, double stretch) => of.Name switch
    {
        "cosine" => new CosineSchedule(),
        "constant" => new ConstantSchedule(),
        "step" => new StepSchedule(of.Number("every") * stretch, of.Number("factor")),
        "onecycle" => new OneCycleSchedule(of.Number("rise"), of.Number("start"), of.Number("end")),
        _ => throw of.Unknown("schedule", "constant, cosine, onecycle and step"),
    };

    private static LossSettings Loss(Arguments of, EquatableArray<double> classWeights) => of.Name switch
    {
        "crossentropy" => new CrossEntropySettings(of.Word("weights") == "balanced", classWeights, of.Number("smoothing")),
        "binary" => new BinarySettings(),
        "mse" => new SquaredErrorSettings(),
        "mae" => new AbsoluteErrorSettings(),
        "huber" => new HuberSettings(of.Number("delta")),
        _ => throw of.Unknown("loss", "binary, crossentropy, huber, mae and mse"),
    };

    private static AugmentationSettings Augmentation(Arguments of, double resolution) => of.Name switch
    {
        "shift" => new ShiftSettings((int)Math.Round(resolution * of.Number("by")), IsMirrored: false),
        "crop" => new ShiftSettings((int)Math.Round(resolution * of.Number("padding")), IsMirrored: true),
        "flip" => new FlipSettings(of.Number("chance"), of.Word("axis") != "vertical", of.Word("axis") != "horizontal"),
        "noise" => new NoiseSettings(of.Number("deviation")),
        "scale" => new ScaleSettings(of.Number("spread")),
        "mixup" => new MixupSettings(of.Number("alpha")),
        _ => throw of.Unknown("augmentation", "crop, flip, mixup, noise, scale and shift"),
    };

    /// <summary>The arguments of a procedure. The compiler gives one for each parameter.</summary>
    private sealed class Arguments(ProcedureModel procedure, GenomeValuation valuation, RecipeModel recipe)
    {
        public string Name => procedure.Name;

        public double Number(string parameter) => Value(parameter).Number;

        public bool Truth(string parameter) => Value(parameter).Number != 0;

        public string? Word(string parameter) => Value(parameter).Symbol;

        public NasException Unknown(string kind, string known) => NasException.Of(DiagnosticCatalog.ProcedureUnknown, recipe.Location, $"the {kind} '{Name}'", known);

        private Value Value(string parameter) =>
            ExpressionEvaluator.Evaluate(procedure.Arguments.First(argument => argument.Name == parameter).Value, valuation)
            ?? throw new InvalidOperationException($"'{parameter}' of '{Name}' has no value.");
    }
}
