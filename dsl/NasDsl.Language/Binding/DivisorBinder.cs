using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds what the numbers of columns are divided by: <c>/ 16</c></summary>
internal static class DivisorBinder
{
    /// <summary>Binds a divisor.</summary>
    /// <param name="syntax">The expression, or null when there is none.</param>
    /// <param name="constants">Binds constants.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>The divisor, 1 when there is none; null for a mistake, which has been reported.</returns>
    public static double? Bind(ExpressionSyntax? syntax, ConstantBinder constants, DiagnosticBag diagnostics)
    {
        if (syntax is null)
        {
            return 1;
        }

        var bound = constants.Bind(syntax);
        if (bound.IsError)
        {
            return null;
        }

        var parameter = ParameterDefinition.Real("divisor", 1, double.MinValue, double.MaxValue, "");
        if (!ArgumentMatcher.Check(parameter, bound, null, Dimension.None, syntax.Location, diagnostics) || bound.Constant is not { } value)
        {
            return null;
        }

        if (value.Number == 0)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidValue, syntax.Location, "divisor", "is not 0");
            return null;
        }

        return value.Number;
    }
}
