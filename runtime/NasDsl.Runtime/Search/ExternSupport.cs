using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Search;

/// <summary>Finds what a search names as extern and has no C# code for: that of a tool that only has the <c>.nas</c> files.</summary>
internal static class ExternSupport
{
    /// <summary>Finds it.</summary>
    /// <param name="search">The search.</param>
    /// <returns>One message for each name.</returns>
    public static IEnumerable<Diagnostic> Find(SearchDefinition search) => Uses(search)
        .GroupBy(use => use.Name)
        .Select(group => Diagnostic.Create(DiagnosticCatalog.ExternMissing, group.First().Location, group.Key, search.Model.Name));

    private static IEnumerable<(string Name, SourceLocation Location)> Uses(SearchDefinition search)
    {
        var externs = search.Space.Externs;
        var data = search.Data.Source;
        var trains = search.Model.Evaluation is null;
        if (trains && data.Kind == "extern" && externs.FindData(data.Path) is null)
        {
            yield return (data.Path, data.Location);
        }

        if (search.Model.Strategy is { IsExtern: true } strategy && externs.FindStrategy(strategy.Name) is null)
        {
            yield return (strategy.Name, strategy.Location);
        }

        foreach (var module in ModuleTree.All(search.Space.Model.Root).OfType<OperationModule>())
        {
            if (trains && module.Extern is not null && externs.FindOperation(module.Operation) is null)
            {
                yield return (module.Operation, module.Location);
            }
        }

        var measures = search.Model.Objectives.Select(objective => (objective.Expression, objective.Location))
            .Concat(search.Model.Until is { } until ? [(until, search.Model.Location)] : []);
        foreach (var (expression, location) in measures)
        {
            foreach (var used in RunSupport.Parts(expression).OfType<ExternExpression>())
            {
                if (externs.FindMetric(used.Name) is null && externs.FindObjective(used.Name) is null)
                {
                    yield return (used.Name, location);
                }
            }
        }
    }
}
