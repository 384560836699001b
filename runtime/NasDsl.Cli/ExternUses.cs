using NasDsl.Language.Model;
using NasDsl.Search;

namespace NasDsl.Cli;

/// <summary>Finds what a search needs of the user's C#.</summary>
internal static class ExternUses
{
    /// <summary>Finds the first piece of C# that a search uses.</summary>
    /// <param name="search">The search.</param>
    /// <returns>Its name, or null when it uses none.</returns>
    public static string? Find(SearchDefinition search)
    {
        if (search.Data.Source.Kind == "extern")
        {
            return search.Data.Source.Path;
        }

        return search.Model.Objectives.Select(objective => objective.Expression)
            .Concat(search.Model.Until is { } until ? [until] : [])
            .Concat(search.Space.Model.Requirements.Select(requirement => requirement.Condition))
            .SelectMany(Parts)
            .OfType<ExternExpression>()
            .FirstOrDefault()?.Name;
    }

    private static IEnumerable<Expression> Parts(Expression expression) => expression switch
    {
        UnaryExpression unary => Parts(unary.Operand),
        BinaryExpression binary => Parts(binary.Left).Concat(Parts(binary.Right)),
        ConditionalExpression conditional => Parts(conditional.Body).Concat(Parts(conditional.Condition)),
        CallExpression call => call.Arguments.SelectMany(Parts),
        _ => [expression],
    };
}
