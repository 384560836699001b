using NasDsl.Data;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using NasDsl.Search.Strategies;
using NasDsl.Search.Tables;

namespace NasDsl.Search;

/// <summary>The language is ahead of what a run executes: says so before anything is loaded or trained, everything at once.</summary>
internal static class RunSupport
{
    /// <summary>Checks a search.</summary>
    /// <param name="search">The search.</param>
    /// <exception cref="NasException">Something in it cannot be executed; there is one message for each such thing, at its line.</exception>
    public static void Check(SearchDefinition search)
    {
        var diagnostics = Find(search).ToArray();
        if (diagnostics.Length > 0)
        {
            throw new NasException(diagnostics);
        }
    }

    private static IEnumerable<Diagnostic> Find(SearchDefinition search) =>
        (search.Model.Evaluation is null ? FindData(search.Data) : []).Concat(FindProcedures(search.Model)).Concat(FindCosts(search)).Concat(FindMetrics(search.Model)).Concat(ExternSupport.Find(search));

    private static IEnumerable<Diagnostic> FindData(DataModel data)
    {
        if (!DatasetLoader.Formats.Contains(data.Source.Kind))
        {
            yield return Diagnostic.Create(DiagnosticCatalog.DataFormatUnknown, data.Source.Location, data.Source.Kind, string.Join(", ", DatasetLoader.Formats));
        }
    }

    private static IEnumerable<Diagnostic> FindMetrics(SearchModel search)
    {
        var parts = search.Objectives
            .SelectMany(objective => Parts(objective.Expression).Select(part => (Part: part, objective.Location)))
            .Concat(search.Until is { } until ? Parts(until).Select(part => (Part: part, Location: search.UntilLocation)) : []);
        foreach (var (part, location) in parts)
        {
            if (part is MetricExpression metric && metric.Name != MetricCatalog.Stalled && !Metrics.Names.Contains(metric.Name))
            {
                yield return Refuse(location, $"the metric '{metric.Name}'", string.Join(", ", Metrics.Names));
            }
        }
    }

    private static IEnumerable<Diagnostic> FindProcedures(SearchModel search)
    {
        if (!search.Strategy.IsExtern && !StrategyFactory.Names.Contains(search.Strategy.Name))
        {
            yield return Refuse(search.Strategy.Location, $"the strategy '{search.Strategy.Name}'", StrategyFactory.Known);
        }
    }

    private static IEnumerable<Diagnostic> FindCosts(SearchDefinition search) =>
        CostsOf(search)
            .Where(used => used.Cost.Device is { } device && !CanTell(search, used.Cost.Cost, device))
            .Select(used => Refuse(
                used.Location,
                $"the {(used.Cost.Cost == CostKind.Latency ? "latency" : "energy")} of '{used.Cost.Device}', which has to be measured",
                LatencyTables.Supported));

    // What a declared device costs has been written out by now. Where results come from a table, no network runs on this machine.
    private static bool CanTell(SearchDefinition search, CostKind cost, string device) =>
        cost == CostKind.Latency && (search.Space.Latencies.Has(device) || (search.Space.Latencies.IsLocal(device) && search.Model.Evaluation is null));

    /// <summary>The costs that a search depends on: those that its requirements, its objectives and its end speak of.</summary>
    /// <param name="search">The search.</param>
    /// <returns>The costs, each with the place of the statement.</returns>
    public static IEnumerable<(CostExpression Cost, SourceLocation Location)> CostsOf(SearchDefinition search) =>
        search.Space.Model.Requirements.SelectMany(requirement => CostsOf(requirement.Condition, requirement.Location))
            .Concat(search.Model.Objectives.SelectMany(objective => CostsOf(objective.Expression, objective.Location)))
            .Concat(search.Model.Until is { } until ? CostsOf(until, search.Model.UntilLocation) : []);

    private static IEnumerable<(CostExpression Cost, SourceLocation Location)> CostsOf(Expression expression, SourceLocation location) =>
        Parts(expression).OfType<CostExpression>().Select(cost => (cost, location));

    /// <summary>What an expression asks for: its leaves.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The leaves, in order.</returns>
    public static IEnumerable<Expression> Parts(Expression expression) => expression switch
    {
        UnaryExpression unary => Parts(unary.Operand),
        BinaryExpression binary => Parts(binary.Left).Concat(Parts(binary.Right)),
        ConditionalExpression conditional => Parts(conditional.Body).Concat(Parts(conditional.Condition)),
        CallExpression call => call.Arguments.SelectMany(Parts),
        _ => [expression],
    };

    private static Diagnostic Refuse(SourceLocation location, string what, string instead) =>
        Diagnostic.Create(DiagnosticCatalog.ProcedureUnknown, location, what, instead);
}
