using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;

namespace NasDsl.Engine;

/// <summary>Refuses what cannot be trained, before any memory is taken.</summary>
internal static class TrainingArguments
{
    /// <summary>Checks that network, rows and recipe fit together.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">The rows.</param>
    /// <param name="recipe">The recipe.</param>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void Check(Network network, Dataset training, TrainingRecipe recipe)
    {
        CheckRows(network, training);
        if (network.Output.Rank != 1 || network.Output.Size != training.TargetSize)
        {
            throw new ArgumentException($"The network answers {network.Output}, and the targets need {training.TargetSize}.", nameof(network));
        }

        if (recipe.Batch < 1 || recipe.Epochs < 1)
        {
            throw new ArgumentException($"A recipe has at least one epoch and one row in a batch, not {recipe.Epochs} and {recipe.Batch}.", nameof(recipe));
        }

        if (training.TargetKind == TargetKind.Class)
        {
            CheckClasses(training);
        }

        CheckLoss(training, recipe.Loss);
    }

    /// <summary>Checks that there are rows and that the network takes them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    public static void CheckRows(Network network, Dataset rows)
    {
        if (rows.Count == 0)
        {
            throw new ArgumentException("There are no rows to train on.", nameof(rows));
        }

        InputRows.Check(network, rows);
    }

    private static void CheckLoss(Dataset training, LossSettings? loss)
    {
        if (loss is CrossEntropySettings { ClassWeights.Count: > 0 and var weights } && weights != training.TargetSize)
        {
            throw new ArgumentException($"There are {weights} weights for {training.TargetSize} classes.", nameof(loss));
        }

        if (loss is BinarySettings && training.FindNoProbability() is { } row)
        {
            throw new ArgumentException($"Row {row} has a target that is not from 0 to 1.", nameof(training));
        }
    }

    private static void CheckClasses(Dataset training)
    {
        foreach (var target in training.Targets.Span)
        {
            if (!(target >= 0 && target < training.TargetSize && target == MathF.Floor(target)))
            {
                throw new ArgumentException($"{target} is not one of the classes 0..{training.TargetSize - 1}.", nameof(training));
            }
        }
    }
}
