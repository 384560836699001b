using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>Names the least or the greatest cost that a requirement misses, with the choices that give it.</summary>
internal static class CostWitness
{
    /// <summary>Describes how far a requirement is from the costs of the space.</summary>
    /// <param name="walks">Walks over the space.</param>
    /// <param name="requirement">The requirement.</param>
    /// <param name="nearest">Whether the cost nearest to it is named, or else the farthest.</param>
    /// <returns>The end of a sentence, which begins with a colon; empty when the requirement is not a limit of a cost.</returns>
    public static string Describe(SpaceWalks walks, RequirementModel requirement, bool nearest)
    {
        if (requirement.Condition is not BinaryExpression { Left: CostExpression cost, Right: ConstantExpression } limit
            || limit.Operator is not (BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual))
        {
            return "";
        }

        var isUpper = limit.Operator is BinaryOperator.Less or BinaryOperator.LessOrEqual;
        var isLeast = isUpper == nearest;
        if (CostBounds.Extreme(walks, cost.Cost, isLeast) is not { } extreme || extreme.Cost.Of(cost.Cost) is not { } number)
        {
            return "";
        }

        var text = $": the {(isLeast ? "least" : "greatest")} is {SummaryText.Number(number)}{(cost.Cost == CostKind.Memory ? " bytes" : "")}";
        if (walks.IsThinned)
        {
            return text + " or " + (isLeast ? "more" : "less");
        }

        var choices = Shrink(walks, cost.Cost, isLeast, extreme, number);
        return choices.Count == 0 ? text : $"{text}, with {Witness.Describe(choices, walks.Space.Genes)}";
    }

    // Lets go of those choices that the cost does not depend on.
    private static SortedDictionary<int, int> Shrink(SpaceWalks walks, CostKind kind, bool isLeast, Label extreme, long number)
    {
        var choices = extreme.Witness.ToDictionary();
                var work = new WorkMeter(SpaceWalks.StepsPerWalk);
        var opposite = CostBounds.Dimensions(kind).Select(dimension => new Aim(dimension, !isLeast)).ToArray();
        try
        {
            foreach (var gene in choices.Keys.Reverse().ToArray())
            {
                var assignment = new Assignment(walks.Space.Genes);
                foreach (var choice in choices.Where(choice => choice.Key != gene))
                {
                    assignment[choice.Key] = choice.Value;
                }

                if (walks.Sound(walks.Walk(walks.Root, assignment, work, opposite)).All(label => label.Cost.Of(kind) == number))
                {
                    choices.Remove(gene);
                }
            }
        }
        catch (WorkLimitException)
        {
            // A longer list of choices shows the same.
        }

        return choices;
    }
}
