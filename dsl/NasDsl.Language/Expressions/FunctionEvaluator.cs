using NasDsl.Language.Model;
using NasDsl.Language.Numerics;

namespace NasDsl.Language.Expressions;

/// <summary>Functions of the language.</summary>
internal static class FunctionEvaluator
{
    /// <summary>
    /// Calls a function. <c>min</c>, <c>max</c>, <c>sum</c> and <c>count</c> pass over operands without a value; <c>count</c> counts truth values that are true, and
    /// anything else that is there. The functions of one number have no value where their operand has none.
    /// </summary>
    /// <param name="function">Its name.</param>
    /// <param name="operands">The operands.</param>
    /// <returns>The result, or null when there is none.</returns>
    public static Value? Call(string function, IEnumerable<Value?> operands)
    {
        var all = operands.ToArray();
        var known = all.OfType<Value>().ToArray();
        switch (function)
        {
            case "min":
                return known.Length == 0 ? null : Value.Of(known.Min(value => value.Number));
            case "max":
                return known.Length == 0 ? null : Value.Of(known.Max(value => value.Number));
            case "sum":
                return Value.Of(known.Sum(value => value.Number));
            case "count":
                return Value.Of(known.Count(value => !value.IsBoolean || value.Number != 0));
            default:
                return known.Length == 1 && all.Length == 1 ? Value.Of(OfNumber(function, known[0].Number)) : null;
        }
    }

    /// <summary>Calls a function of one number.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="x">The operand.</param>
    /// <returns>The result.</returns>
    public static double OfNumber(string function, double x) => function switch
    {
        "log10" => DeterministicMath.Log10(x),
        "log2" => DeterministicMath.Log2(x),
        "ln" => DeterministicMath.Log(x),
        "exp" => DeterministicMath.Exp(x),
        "sqrt" => Math.Sqrt(x),
        "abs" => Math.Abs(x),
        "round" => Math.Round(x, MidpointRounding.AwayFromZero),
        "floor" => Math.Floor(x),
        "ceil" => Math.Ceiling(x),
        _ => throw new ArgumentException($"There is no function '{function}'.", nameof(function)),
    };
}
