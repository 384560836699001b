using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds the rules of an extern operation: they see its parameters and the sizes of its input. A parameter hides the size of its name.</summary>
internal sealed class QuantityBinder : ExpressionBinder
{
    private readonly IReadOnlyList<ExternParameterModel> _parameters;
    private readonly IReadOnlyCollection<string> _sizes;

    /// <summary>Starts a binder.</summary>
    /// <param name="parameters">The parameters of the operation.</param>
    /// <param name="takes">The kinds of its input.</param>
    /// <param name="diagnostics">Where messages go.</param>
    public QuantityBinder(IReadOnlyList<ExternParameterModel> parameters, IReadOnlyList<string> takes, DiagnosticBag diagnostics)
        : base(diagnostics)
    {
        _parameters = parameters;
        _sizes = [.. ShapeForms.SizesOfAll(takes)];
    }

    /// <summary>Binds a number.</summary>
    /// <param name="syntax">The number.</param>
    /// <returns>Its expression, or null for a mistake, which has been reported.</returns>
    public Expression? BindNumber(ExpressionSyntax syntax)
    {
        var bound = Expect(syntax, Bind(syntax), ValueKind.Number);
        if (!bound.IsError && bound.Dimension != Dimension.None)
        {
            Diagnostics.Add(DiagnosticCatalog.DimensionMismatch, syntax.Location, "What is due here", Dimension.None, bound.Dimension);
            return null;
        }

        return bound.IsError ? null : bound.Expression;
    }

    protected override Bound BindPath(PathSyntax path)
    {
        var name = SyntaxPrinter.Print(path);
        if (_parameters.FirstOrDefault(parameter => parameter.Name == name) is { } known)
        {
            var quantity = new QuantityExpression(name);
            return known.Default is { IsBoolean: true } ? Bound.Truth(quantity) : Bound.Number(quantity);
        }

        if (_sizes.Contains(name))
        {
            return Bound.Number(new QuantityExpression(name));
        }

        var forms = ShapeForms.All.Where(form => ShapeForms.SizesOf(form).Contains(name)).ToArray();
        var hint = forms.Length > 0
            ? $"; only {string.Join(" and ", forms.Select(form => form + "s"))} have one: write 'takes {forms[0]};'."
            : Diagnostics.Suggestions.TextOrList(name, [.. _parameters.Select(parameter => parameter.Name), .. _sizes]);
        Diagnostics.Add(DiagnosticCatalog.UnknownName, path.Location, name, hint);
        return Bound.Error;
    }
}
