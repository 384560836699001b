using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds objectives and ends of a search: they see metrics and costs.</summary>
internal sealed class SearchExpressionBinder : ExpressionBinder
{
    private readonly DeviceNames _devices;

    public SearchExpressionBinder(DeviceNames devices, DiagnosticBag diagnostics)
        : base(diagnostics)
    {
        _devices = devices;
    }

    protected override Bound BindPath(PathSyntax path)
    {
        var name = SyntaxPrinter.Print(path);
        if (MetricCatalog.Find(name) is { } metric)
        {
            return Bound.Number(new MetricExpression(metric.Name));
        }

        if (CostCatalog.Find(name) is { } cost)
        {
            return Bound.Number(new CostExpression(cost.Kind, null), cost.Dimension);
        }

        if (_devices.BindProperty(path, Diagnostics) is { } property)
        {
            return property;
        }

        if (MetricCatalog.Planned.Contains(name))
        {
            Diagnostics.Add(DiagnosticCatalog.NotSupported, path.Location, $"The metric '{name}'");
            return Bound.Error;
        }

        var known = MetricCatalog.All.Select(row => row.Name).Concat(CostCatalog.Names).ToArray();
        Diagnostics.Add(DiagnosticCatalog.UnknownChoice, path.Location, "metric or cost", name, Suggestion.TextOrList(name, known));
        return Bound.Error;
    }

    protected override Bound? BindCost(CallSyntax call)
    {
        if (call.Name.Text != "ldcl")
        {
            return _devices.BindCost(call, Diagnostics);
        }

        Diagnostics.Add(DiagnosticCatalog.NotSupported, call.Location, $"'{call.Name.Text}'");
        return Bound.Error;
    }
}
