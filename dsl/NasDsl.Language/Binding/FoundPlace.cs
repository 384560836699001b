using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>What a path leads to.</summary>
/// <param name="Place">The place, when the path ends in its name.</param>
/// <param name="Value">The value of that name, when it has one.</param>
/// <param name="Condition">When the place is taken.</param>
internal sealed record FoundPlace(Place? Place, Bound? Value, GeneCondition? Condition)
{
    /// <summary>The value; for a place that is only a place, whether it is taken.</summary>
    /// <param name="binder">Reports a path without a value.</param>
    /// <param name="path">The path.</param>
    /// <returns>The value.</returns>
    public Bound ToBound(RequirementBinder binder, PathSyntax path)
    {
        if (Value is not null)
        {
            return Value;
        }

        if (Place is { Copies: not null })
        {
            return binder.ReportUnknown(path, $"; {Place.Name} is a place with several copies: say which, as in {Place.Name}[0].");
        }

        return Bound.Truth(Condition is { } condition
            ? new ActiveExpression(condition)
            : new ConstantExpression(Model.Value.Of(true)));
    }
}
