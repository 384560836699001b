using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;

namespace NasDsl.Language.Binding;

/// <summary>Finds what keeps a strategy from serving a search: a gene that it cannot choose, several objectives, candidates that are not trained one by one.</summary>
internal static class StrategyFit
{
    /// <summary>Checks a search. The first obstacle is reported, at the line of the strategy.</summary>
    /// <param name="search">The search.</param>
    /// <param name="space">Its space.</param>
    /// <param name="diagnostics">Where the message goes.</param>
    public static void Check(SearchModel search, SpaceModel space, DiagnosticBag diagnostics)
    {
        var strategy = search.Strategy;
        if (search.Evaluation is not null)
        {
            CheckTable(search, diagnostics);
        }

        switch (strategy.IsExtern ? "" : strategy.Name)
        {
            case "grid":
                CheckReal(space.Genes.Concat(search.Genes), strategy, "so that a grid over it has no end", diagnostics);
                break;
            case "differentiable" when search.Evaluation is not null:
                Report(strategy, "it trains one network that holds all candidates, and a table has results of each", null, diagnostics);
                break;
            case "differentiable":
                CheckReal(space.Genes, strategy, "and there are no weights of infinitely many choices to train", diagnostics);
                break;
            case "reinforce":
                var isShared = strategy.Options.Any(option => option.Name == "sharing" && option.Value.Number != 0) && search.Evaluation is null;
                _ = isShared && CheckRecipe(search, strategy, diagnostics) && CheckFidelity(search, strategy, diagnostics);
                break;
            default:
                break;
        }
    }

    // Nothing is trained, so that nothing can be stopped early or measured on some of the rows.
    private static void CheckTable(SearchModel search, DiagnosticBag diagnostics)
    {
        const string Untrained = "nothing is trained with 'evaluate table'";
        if (search.Fidelity is { } fidelity)
        {
            diagnostics.Add(DiagnosticCatalog.StrategyMismatch, fidelity.Location, fidelity.Kind, Untrained);
        }

        if (search.Strategy.Versus is { } versus)
        {
            diagnostics.Add(DiagnosticCatalog.StrategyMismatch, versus.Location, versus.Name, Untrained);
        }
    }

    private static bool CheckReal(IEnumerable<GeneModel> genes, StrategyModel strategy, string reason, DiagnosticBag diagnostics) =>
        genes.FirstOrDefault(gene => gene.Domain is RealDomain) is not { } gene
        || Report(strategy, $"the gene '{gene.Path}' takes any number in {gene.Domain}, {reason}; give it a set of values", gene, diagnostics);

    private static bool CheckRecipe(SearchModel search, StrategyModel strategy, DiagnosticBag diagnostics) =>
        search.Genes.Count == 0
        || Report(
            strategy,
            $"the gene '{search.Genes[0].Path}' belongs to the training, and its candidates share their weights and are trained by one recipe",
            search.Genes[0],
            diagnostics);

    private static bool CheckFidelity(SearchModel search, StrategyModel strategy, DiagnosticBag diagnostics) =>
        search.Fidelity is not { } fidelity
        || Report(strategy, $"its candidates share their weights, and '{fidelity.Kind}' stops each by itself", null, diagnostics);

    private static bool Report(StrategyModel strategy, string reason, GeneModel? gene, DiagnosticBag diagnostics)
    {
        var mismatch = Diagnostic.Create(DiagnosticCatalog.StrategyMismatch, strategy.Location, strategy.Name, reason);
        diagnostics.Add(gene is null ? mismatch : mismatch with
        {
            Related = new EquatableArray<RelatedLocation>([new RelatedLocation(gene.Location, $"'{gene.Path}' is written here")]),
        });
        return false;
    }
}
