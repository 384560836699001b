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
    /// <param name="epochs">How many epochs the schedule spans.</param>
    /// <param name="genome">The candidate.</param>
    /// <returns>The recipe with every number known.</returns>
    /// <exception cref="NasException">The optimiser or the schedule is not one that this version runs.</exception>
    public static TrainingRecipe Build(RecipeModel recipe, int epochs, Genome genome) =>
        new(epochs, recipe.Batch, Optimizer(recipe, new GenomeValuation(genome)), Schedule(recipe));

    private static OptimizerSettings Optimizer(RecipeModel recipe, IValuation valuation)
    {
        double Argument(string name, double byDefault) => ValueOf(recipe.Optimizer.Arguments, name, valuation)?.Number ?? byDefault;
        return recipe.Optimizer.Name switch
        {
            "adam" or "adamw" => new AdamSettings(
                Argument("lr", 1e-3),
                Argument("beta1", 0.9),
                Argument("beta2", 0.999),
                Argument("epsilon", 1e-8),
                Argument("decay", 0),
                recipe.Optimizer.Name == "adamw"),
            "sgd" => new SgdSettings(Argument("lr", 0.01), Argument("momentum", 0), Argument("nesterov", 0) != 0, Argument("decay", 0)),
            _ => throw NasException.Of(DiagnosticCatalog.ProcedureUnknown, recipe.Location, $"the optimiser '{recipe.Optimizer.Name}'", "adam, adamw and sgd"),
        };
    }

    private static ScheduleKind Schedule(RecipeModel recipe) => recipe.Schedule.Name switch
    {
        "cosine" => ScheduleKind.Cosine,
        "constant" => ScheduleKind.Constant,
        _ => throw NasException.Of(DiagnosticCatalog.ProcedureUnknown, recipe.Location, $"the schedule '{recipe.Schedule.Name}'", "constant and cosine"),
    };

    private static Value? ValueOf(EquatableArray<ArgumentModel> arguments, string name, IValuation valuation)
    {
        var argument = arguments.FirstOrDefault(candidate => candidate.Name == name);
        return argument is null ? null : ExpressionEvaluator.Evaluate(argument.Value, valuation);
    }
}
