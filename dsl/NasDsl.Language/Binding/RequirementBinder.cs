using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds requirements: they see the places of the space, its lets, and the costs.</summary>
internal sealed class RequirementBinder : ExpressionBinder
{
    private readonly PlaceScope _root;
    private readonly LocalNames _names;
    private readonly GenePool _genes;
    private readonly DeviceNames _devices;
    private readonly Dictionary<string, PlaceScope> _variables = new(StringComparer.Ordinal);

    public RequirementBinder(PlaceScope root, LocalNames names, GenePool genes, DeviceNames devices, DiagnosticBag diagnostics)
        : base(diagnostics)
    {
        _root = root;
        _names = names;
        _genes = genes;
        _devices = devices;
    }

    protected override Bound BindPath(PathSyntax path)
    {
        var first = path.Segments[0];
        if (path.Segments.Count == 1 && first.Index is null && !_variables.ContainsKey(first.Name.Text))
        {
            var name = first.Name.Text;
            if (_names.Find(name) is { } local)
            {
                return local;
            }

            if (_root.Find(name)?.Value is null && CostCatalog.Find(name) is { } cost)
            {
                return Bound.Number(new CostExpression(cost.Kind, null), cost.Dimension);
            }

            if (_root.Find(name) is null && MetricCatalog.Find(name) is not null)
            {
                Diagnostics.Add(DiagnosticCatalog.MetricInRequirement, path.Location, name);
                return Bound.Error;
            }
        }

        // A place hides a device of its name.
        var isPlace = _variables.ContainsKey(first.Name.Text) || _root.Find(first.Name.Text) is not null;
        return !isPlace && _devices.BindProperty(path, Diagnostics) is { } property ? property
            : Resolve(path) is { } found ? found.ToBound(this, path)
            : Bound.Error;
    }

    protected override Bound? BindCount(PathSyntax path)
    {
        if (Resolve(path) is not { } found)
        {
            return Bound.Error;
        }

        return found.Place?.Count;
    }

    protected override Bound? BindCost(CallSyntax call)
    {
        if (MetricCatalog.Find(call.Name.Text) is null)
        {
            return _devices.BindCost(call, Diagnostics);
        }

        Diagnostics.Add(DiagnosticCatalog.MetricInRequirement, call.Location, SyntaxPrinter.Print(call));
        return Bound.Error;
    }

    // Written out: 'all' is 'and' over the copies, of which one that is not there says nothing.
    protected override Bound BindQuantifier(QuantifierSyntax syntax)
    {
        if (Resolve(syntax.Place) is not { } found)
        {
            return Bound.Error;
        }

        var copies = found.Place is { Count: not null } place ? place.Copies ?? [place.Scope ?? _root] : null;
        if (copies is null)
        {
            return Wrong(syntax.Place, "The name of a repeat", "something else");
        }

        var answers = new List<(Bound Answer, GeneCondition? Condition)>();
        var isKnown = _variables.TryGetValue(syntax.Variable.Text, out var hidden);
        foreach (var copy in copies)
        {
            _variables[syntax.Variable.Text] = copy;
            answers.Add((Bind(syntax.Body), copy.Condition));
        }

        _variables.Remove(syntax.Variable.Text);
        if (isKnown && hidden is not null)
        {
            _variables[syntax.Variable.Text] = hidden;
        }

        var kind = syntax.Kind.Text is "all" or "any" or "count" ? ValueKind.Truth : ValueKind.Number;
        if (answers.Count == 0 || answers.Any(answer => Expect(syntax.Body, answer.Answer, kind).IsError))
        {
            return answers.Count == 0 ? Wrong(syntax.Place, "A repeat with copies", "a repeat without any") : Bound.Error;
        }

        return Quantifiers.Combine(syntax.Kind.Text, answers, found.Place?.Condition);
    }

    /// <summary>Finds a place whose output can be measured.</summary>
    /// <param name="path">The name of the place.</param>
    /// <returns>Its path, or null for a mistake, which has been reported.</returns>
    public string? FindPlace(PathSyntax path)
    {
        if (Resolve(path) is not { } found)
        {
            return null;
        }

        if (found.Place is null && found.Value is not null)
        {
            Wrong(path, "The name of a place", "a choice in an argument");
            return null;
        }

        if (found.Place?.Copies is not null)
        {
            Wrong(path, "The name of one place", $"one with several copies; say which, as in {found.Place.Name}[0]");
            return null;
        }

        return SyntaxPrinter.Print(path);
    }

    /// <summary>Finds a gene.</summary>
    /// <param name="path">Its name.</param>
    /// <returns>Its index, or null for a mistake, which has been reported.</returns>
    public int? FindGene(PathSyntax path)
    {
        var bound = Bind(path);
        if (bound.Expression is GeneExpression gene)
        {
            return gene.Gene;
        }

        if (!bound.IsError)
        {
            Wrong(path, "The name of a gene", "something that follows from others");
        }

        return null;
    }

    /// <summary>Reports a name that stands for nothing, with the nearest that does.</summary>
    /// <param name="path">The name.</param>
    /// <param name="hint">What to say when nothing is near.</param>
    /// <returns>The mistake.</returns>
    public Bound ReportUnknown(PathSyntax path, string? hint = null)
    {
        var text = SyntaxPrinter.Print(path);
        var known = _genes.Paths
            .Concat(_root.Places.Select(place => place.Name))
            .Concat(_names.All)
            .Concat(_variables.Keys)
            .Concat(CostCatalog.Names)
            .Where(name => name.Length > 0);
        var suggestion = Diagnostics.Suggestions.Text(text, known);
        Diagnostics.Add(DiagnosticCatalog.UnknownName, path.Location, text, hint is not null && suggestion == "." ? hint : suggestion);
        return Bound.Error;
    }

    private FoundPlace? Resolve(PathSyntax path)
    {
        PlaceScope? scope = _root;
        var outer = _root;
        Place? place = null;
        Bound? value = null;
        for (var i = 0; i < path.Segments.Count; i++)
        {
            var segment = path.Segments[i];
            var name = segment.Name.Text;
            var isVariable = i == 0 && segment.Index is null && _variables.ContainsKey(name);
            if (isVariable)
            {
                scope = _variables[name];
                continue;
            }

            // The long name of a gene: place.parameter.
            if (place is not null && segment.Index is null && i == path.Segments.Count - 1 && place.Arguments.TryGetValue(name, out var argument))
            {
                return new FoundPlace(null, argument, place.Condition);
            }

            if (scope is null)
            {
                if (place is { Copies: null } && outer.IsIncomplete)
                {
                    return null;
                }

                ReportUnknown(path, place?.Copies is null ? null : $"; say which copy, as in {place.Name}[0].");
                return null;
            }

            outer = scope;
            place = scope.Find(name);
            if (place is null && scope.IsIncomplete && scope.FindArguments(name).Count != 1)
            {
                // Near to a cost or a let it is a misspelling of that, whatever else is missing.
                var isMisspelt = path.Segments.Count == 1 && Diagnostics.Suggestions.Find(name, CostCatalog.Names.Concat(_names.All)) is not null;
                return isMisspelt ? Unknown(path) : null;
            }

            if (place is null)
            {
                return i == path.Segments.Count - 1 && segment.Index is null ? ResolveShort(path, scope, name) : Unknown(path);
            }

            value = place.Value;
            scope = place.Scope;
            if (segment.Index is { } index)
            {
                if (place.Copies is not { } copies)
                {
                    return Unknown(path);
                }

                if (index >= copies.Count)
                {
                    Diagnostics.Add(
                        DiagnosticCatalog.IndexOutOfRange,
                        segment.Location,
                        name,
                        copies.Count == 0 ? "no copies" : copies.Count == 1 ? "one copy, numbered 0" : $"copies numbered 0 to {copies.Count - 1}",
                        index);
                    return null;
                }

                scope = copies[index];
                place = null;
                value = null;
            }
        }

        return new FoundPlace(place, value, place?.Condition ?? scope?.Condition);
    }

    private FoundPlace? Unknown(PathSyntax path)
    {
        ReportUnknown(path);
        return null;
    }

    private FoundPlace? ResolveShort(PathSyntax path, PlaceScope scope, string name)
    {
        var genes = scope.FindArguments(name);
        if (genes.Count == 1)
        {
            return new FoundPlace(null, genes[0].Gene.ToBound(), genes[0].Gene.Condition);
        }

        if (genes.Count == 0)
        {
            // An argument with a mistake would have been the gene.
            var isConsequence = scope.Places.Any(place => place.Arguments.TryGetValue(name, out var argument) && argument.IsError);
            return isConsequence ? null : Unknown(path);
        }

        Diagnostics.Add(
            DiagnosticCatalog.AmbiguousName,
            path.Location,
            SyntaxPrinter.Print(path),
            string.Join(" or ", genes.Select(gene => gene.Gene.Path)));
        return null;
    }
}
