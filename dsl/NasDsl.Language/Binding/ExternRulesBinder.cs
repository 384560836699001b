using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds what is said of an extern operation in braces. What has a mistake, which is reported, counts as not given.</summary>
internal sealed class ExternRulesBinder
{
    private const string Same = "same";

    private readonly ExternSyntax _syntax;
    private readonly IReadOnlyList<ExternParameterModel> _parameters;
    private readonly DiagnosticBag _diagnostics;

    /// <summary>Starts a binder for one declaration.</summary>
    /// <param name="syntax">The declaration.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="diagnostics">Where messages go.</param>
    public ExternRulesBinder(ExternSyntax syntax, IReadOnlyList<ExternParameterModel> parameters, DiagnosticBag diagnostics)
    {
        _syntax = syntax;
        _parameters = parameters;
        _diagnostics = diagnostics;
    }

    /// <summary>Binds the rules. Without any the operation takes everything, keeps the shape, has no weights and costs nothing.</summary>
    /// <returns>The rules.</returns>
    public ExternRulesModel Bind()
    {
        var all = _syntax.Rules ?? EquatableArray<StatementSyntax>.Empty;
        var statements = new StatementSet("Extern op", _syntax.Name, all, _diagnostics);
        var takes = BindTakes(statements.Find<TakesSyntax>("takes"));
        var binder = new QuantityBinder(_parameters, takes, _diagnostics);
        var (form, sizes) = BindShape(statements.Find<ShapeSyntax>("shape"), binder);
        return new ExternRulesModel(
            takes,
            form,
            sizes,
            BindWeights(statements.Find<WeightsSyntax>("weights"), binder),
            BindCost(statements.Find<RuleSyntax>("macs"), binder),
            BindCost(statements.Find<RuleSyntax>("flops"), binder),
            statements.Find<RuleSyntax>("nonlinear") is not null,
            all.OfType<RuleSyntax>().Where(rule => rule.Keyword.Text == "require").Select(rule => BindRequirement(rule, binder)).OfType<RequirementModel>().ToEquatableArray());
    }

    private EquatableArray<string> BindTakes(TakesSyntax? syntax)
    {
        var forms = new List<string>();
        foreach (var form in syntax?.Forms ?? EquatableArray<NameSyntax>.Empty)
        {
            if (!ShapeForms.All.Contains(form.Text))
            {
                _diagnostics.Add(DiagnosticCatalog.UnknownChoice, form.Location, "kind of input", form.Text, _diagnostics.Suggestions.TextOrList(form.Text, [.. ShapeForms.All]));
            }
            else if (forms.Contains(form.Text))
            {
                _diagnostics.Add(DiagnosticCatalog.DuplicateArgument, form.Location, form.Text);
            }
            else
            {
                forms.Add(form.Text);
            }
        }

        return (forms.Count == 0 ? ShapeForms.All : forms).ToEquatableArray();
    }

    private (string Form, EquatableArray<Expression> Sizes) BindShape(ShapeSyntax? syntax, QuantityBinder binder)
    {
        var none = (Same, EquatableArray<Expression>.Empty);
        if (syntax is null)
        {
            return none;
        }

        var form = syntax.Form.Name.Text;
        if (form != Same && !ShapeForms.All.Contains(form))
        {
            _diagnostics.Add(DiagnosticCatalog.UnknownChoice, syntax.Form.Name.Location, "shape", form, _diagnostics.Suggestions.TextOrList(form, [Same, .. ShapeForms.All]));
            return none;
        }

        var words = ShapeForms.SizesOf(form);
        var matched = ArgumentMatcher.Match($"'{form}'", words, syntax.Form.Arguments, _diagnostics);
        var sizes = new List<Expression>();
        for (var i = 0; i < words.Count; i++)
        {
            if (matched[i] is not { } argument)
            {
                _diagnostics.Add(DiagnosticCatalog.MissingArgument, syntax.Form.Location, $"'{form}'", words[i]);
            }
            else if (binder.BindNumber(argument.Value) is { } size)
            {
                sizes.Add(size);
            }
        }

        return sizes.Count == words.Count ? (form, sizes.ToEquatableArray()) : none;
    }

    private EquatableArray<ExternWeightModel> BindWeights(WeightsSyntax? syntax, QuantityBinder binder)
    {
        var weights = new List<ExternWeightModel>();
        foreach (var item in syntax?.Items ?? EquatableArray<ArgumentSyntax>.Empty)
        {
            var name = item.Name?.Text ?? "";
            if (weights.Any(weight => weight.Name == name))
            {
                _diagnostics.Add(DiagnosticCatalog.DuplicateArgument, item.Location, name);
            }
            else if (binder.BindNumber(item.Value) is { } count)
            {
                weights.Add(new ExternWeightModel(name, count));
            }
        }

        return weights.ToEquatableArray();
    }

    private static Expression? BindCost(RuleSyntax? syntax, QuantityBinder binder) => syntax?.Value is { } value ? binder.BindNumber(value) : null;

    private static RequirementModel? BindRequirement(RuleSyntax syntax, QuantityBinder binder) =>
        syntax.Value is { } value && binder.BindCondition(value) is { } condition
            ? new RequirementModel(condition, SyntaxPrinter.Print(value), syntax.Location)
            : null;
}
