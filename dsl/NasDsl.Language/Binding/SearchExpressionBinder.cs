using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds objectives and ends of a search: they see metrics, costs, and what is written in C#.</summary>
internal sealed class SearchExpressionBinder : ExpressionBinder
{
    private readonly DeviceNames _devices;
    private readonly ExternNames _externs;
    private readonly DataModel? _data;
    private readonly RequirementBinder? _places;
    private bool _isEnd;

    /// <summary>Starts a binder for one search.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="externs">What is written in C#.</param>
    /// <param name="data">The data, or null when that is not known.</param>
    /// <param name="places">Finds the places of the space, or null when that is not known.</param>
    /// <param name="diagnostics">Where messages go.</param>
    public SearchExpressionBinder(DeviceNames devices, ExternNames externs, DataModel? data, RequirementBinder? places, DiagnosticBag diagnostics)
        : base(diagnostics)
    {
        _devices = devices;
        _externs = externs;
        _data = data;
        _places = places;
    }

    /// <summary>Binds when a search ends: a condition that may also ask for how long nothing has got better.</summary>
    /// <param name="syntax">The condition.</param>
    /// <returns>The condition, or null for a mistake, which has been reported.</returns>
    public Expression? BindEnd(ExpressionSyntax syntax)
    {
        _isEnd = true;
        var condition = BindCondition(syntax);
        _isEnd = false;
        return condition;
    }

    protected override Bound BindPath(PathSyntax path)
    {
        var name = SyntaxPrinter.Print(path);
        if (path.Segments.Count == 1 && _externs.BindUse(path.Segments[0].Name, [], path.Location) is { } written)
        {
            return written;
        }

        if (MetricCatalog.Find(name) is { } metric)
        {
            return BindMetric(metric, path);
        }

        if (CostCatalog.Find(name) is { } cost)
        {
            return Bound.Number(new CostExpression(cost.Kind, null), cost.Dimension);
        }

        if (_devices.BindProperty(path, Diagnostics) is { } property)
        {
            return property;
        }

        var known = MetricCatalog.All.Select(row => row.Name).Concat(CostCatalog.Names).Concat(_externs.Measures).ToArray();
        Diagnostics.Add(DiagnosticCatalog.UnknownChoice, path.Location, "metric or cost", name, Diagnostics.Suggestions.TextOrList(name, known));
        return Bound.Error;
    }

    protected override Bound? BindCost(CallSyntax call)
    {
        if (call.Name.Text == MetricCatalog.AtPlace)
        {
            return BindAtPlace(call);
        }

        if (_isEnd && call.Name.Text == MetricCatalog.Stalled)
        {
            return BindStalled(call);
        }

        return _externs.BindUse(call.Name, call.Arguments, call.Location) ?? _devices.BindCost(call, Diagnostics);
    }

    private Bound BindMetric(MetricDefinition metric, PathSyntax path)
    {
        if (metric.Name == MetricCatalog.AtPlace)
        {
            Diagnostics.Add(DiagnosticCatalog.MissingArgument, path.Location, $"'{metric.Name}'", "the name of a place");
            return Bound.Error;
        }

        return Fits(metric, path) ? Bound.Number(new MetricExpression(metric.Name)) : Bound.Error;
    }

    private Bound BindStalled(CallSyntax call)
    {
        if (call.Arguments.Count != 1 || call.Arguments[0].Name is not null)
        {
            Diagnostics.Add(DiagnosticCatalog.TooManyArguments, call.Location, $"'{call.Name.Text}'", "one number of trials");
            return Bound.Error;
        }

        var syntax = call.Arguments[0].Value;
        var bound = Bind(syntax);
        if (bound.IsError)
        {
            return bound;
        }

        if (bound.Dimension != Dimension.Candidates)
        {
            Diagnostics.Add(DiagnosticCatalog.DimensionMismatch, syntax.Location, $"'{call.Name.Text}'", "a number of trials", bound.Dimension);
            return Bound.Error;
        }

        var reason = bound.Constant is { } trials ? ParameterDefinition.Integer("trials", "").Reject(trials) : "is a number, not a computation over metrics";
        if (reason is not null)
        {
            Diagnostics.Add(DiagnosticCatalog.InvalidValue, syntax.Location, "trials", reason);
            return Bound.Error;
        }

        return Bound.Truth(new BinaryExpression(BinaryOperator.GreaterOrEqual, new MetricExpression(MetricCatalog.Stalled), bound.Expression));
    }

    private Bound BindAtPlace(CallSyntax call)
    {
        if (call.Arguments.Count != 1 || call.Arguments[0] is not { Name: null, Value: PathSyntax path })
        {
            Diagnostics.Add(DiagnosticCatalog.TooManyArguments, call.Location, $"'{call.Name.Text}'", "the name of one place");
            return Bound.Error;
        }

        // A space with mistakes has been reported.
        return MetricCatalog.Find(call.Name.Text) is { } metric && Fits(metric, call) && _places?.FindPlace(path) is { } place
            ? Bound.Number(new MetricExpression(metric.Name, place))
            : Bound.Error;
    }

    private bool Fits(MetricDefinition metric, ExpressionSyntax syntax)
    {
        if (_data is null || metric.Target is not { } due || due == _data.Target.Kind)
        {
            return true;
        }

        var isClass = due == TargetKind.Class;
        var others = MetricCatalog.All.Where(row => row.Target is null || row.Target == _data.Target.Kind).Select(row => row.Name);
        Diagnostics.Add(
            DiagnosticCatalog.MetricMismatch,
            syntax.Location,
            metric.Name,
            $"it is for {(isClass ? "classes" : "numbers")}, and the target of {_data.Name} is {(isClass ? "a number" : "a class")}; use one of {string.Join(", ", others)}");
        return false;
    }
}
