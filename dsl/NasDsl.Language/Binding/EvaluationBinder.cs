using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds <c>evaluate table "bench.csv" key (first, second) value acc;</c></summary>
internal sealed class EvaluationBinder
{
    // A code has one digit for each gene.
    private const int Digits = 10;

    private readonly RequirementBinder? _places;
    private readonly GeneModel[] _genes;
    private readonly string[] _measured;
    private readonly DiagnosticBag _diagnostics;

    /// <summary>Starts a binder for one search.</summary>
    /// <param name="places">Finds the genes of the space, or null when that is not known.</param>
    /// <param name="genes">All genes, those of the recipe last.</param>
    /// <param name="measured">What the search measures.</param>
    /// <param name="diagnostics">Where messages go.</param>
    public EvaluationBinder(RequirementBinder? places, IEnumerable<GeneModel> genes, IEnumerable<string> measured, DiagnosticBag diagnostics)
    {
        _places = places;
        _genes = genes.ToArray();
        _measured = measured.Where(name => MetricCatalog.Find(name) is not null).Distinct().ToArray();
        _diagnostics = diagnostics;
    }

    /// <summary>Binds a statement.</summary>
    /// <param name="syntax">The statement, or null when there is none.</param>
    /// <returns>The evaluation, or null when there is none or it has mistakes, which have been reported.</returns>
    public EvaluationModel? Bind(EvaluateSyntax? syntax)
    {
        if (syntax is null)
        {
            return null;
        }

        if (syntax.Table.Value.Length == 0)
        {
            _diagnostics.Add(DiagnosticCatalog.Unexpected, syntax.Table.Location, "the path of a file in quotes", "an empty text");
        }

        var keys = BindKeys(syntax);
        var values = BindValues(syntax);
        return keys is not null && values is not null && syntax.Table.Value.Length > 0
            ? new EvaluationModel(syntax.Table.Value, syntax.Code?.Text, keys.ToEquatableArray(), values.ToEquatableArray(), syntax.Location)
            : null;
    }

    private List<TableKeyModel>? BindKeys(EvaluateSyntax syntax)
    {
        var keys = new List<TableKeyModel>();
        foreach (var path in syntax.Keys)
        {
            var text = SyntaxPrinter.Print(path);
            if ((_genes.FirstOrDefault(candidate => candidate.Path == text)?.Index ?? _places?.FindGene(path)) is not { } gene)
            {
                continue;
            }

            if (keys.Exists(key => key.Gene == gene))
            {
                _diagnostics.Add(DiagnosticCatalog.DuplicateArgument, path.Location, text);
            }
            else if (syntax.Code is null || HasDigit(path, _genes[gene].Domain))
            {
                keys.Add(new TableKeyModel(gene, text));
            }
        }

        return keys.Count == syntax.Keys.Count ? keys : null;
    }

    private bool HasDigit(PathSyntax path, GeneDomain domain)
    {
        if (domain.Cardinality <= Digits)
        {
            return true;
        }

        var size = domain.Cardinality is { } count ? $"{count} choices" : "endlessly many";
        _diagnostics.Add(
            DiagnosticCatalog.InvalidValue,
            path.Location,
            SyntaxPrinter.Print(path),
            $"has {size}, and a code has one digit for each gene; give each gene a column of its own: key (...)");
        return false;
    }

    private List<TableValueModel>? BindValues(EvaluateSyntax syntax)
    {
        var constants = new ConstantBinder(_diagnostics);
        var values = new List<TableValueModel>();
        foreach (var item in syntax.Values)
        {
            var metric = MetricOf(item, syntax);
            if (metric is not null && values.Exists(value => value.Metric == metric))
            {
                _diagnostics.Add(DiagnosticCatalog.DuplicateArgument, item.Location, metric);
            }
            else if (DivisorBinder.Bind(item.Divisor, constants, _diagnostics) is { } divisor && (metric is not null || item.Metric is null))
            {
                values.Add(new TableValueModel(metric, item.Column.Text, divisor));
            }
        }

        if (values.Count < syntax.Values.Count)
        {
            return null;
        }

        if (_measured.FirstOrDefault(metric => values.TrueForAll(value => value.Metric != metric)) is { } missing)
        {
            var known = string.Join(" and ", values.Select(value => $"'{value.Metric}'"));
            _diagnostics.Add(
                DiagnosticCatalog.MetricMismatch,
                syntax.Values[0].Location,
                missing,
                $"the table stands for {known}; name a column for each metric: value {_measured[0]}: {values[0].Column}, {missing}: COLUMN");
            return null;
        }

        return values;
    }

    // A column alone is what the objectives measure.
    private string? MetricOf(TableValueSyntax item, EvaluateSyntax syntax)
    {
        if (item.Metric is not { } name)
        {
            return _measured.FirstOrDefault(metric => syntax.Values.All(other => other.Metric?.Text != metric));
        }

        if (MetricCatalog.Find(name.Text) is { } metric)
        {
            return metric.Name;
        }

        _diagnostics.Add(
            DiagnosticCatalog.UnknownChoice, name.Location, "metric", name.Text, _diagnostics.Suggestions.TextOrList(name.Text, MetricCatalog.All.Select(row => row.Name).ToArray()));
        return null;
    }
}
