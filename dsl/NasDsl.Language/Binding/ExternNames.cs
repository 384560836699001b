using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>The pieces of a compilation that are written in C#, and their uses.</summary>
internal sealed class ExternNames
{
    private readonly DiagnosticBag _diagnostics;
    private readonly ConstantBinder _constants;
    private readonly Dictionary<string, ExternModel> _externs;
    private readonly Dictionary<string, ExternOperation> _operations;

    public ExternNames(DeclaredNames declared, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _constants = new ConstantBinder(diagnostics);
        _externs = declared.All<ExternSyntax>().ToDictionary(syntax => syntax.Name.Text, Bind, StringComparer.Ordinal);
        _operations = All.Where(found => found.Kind == ExternKind.Operation).ToDictionary(found => found.Name, found => new ExternOperation(found), StringComparer.Ordinal);
    }

    public IEnumerable<ExternModel> All => _externs.Values;

    /// <summary>Describes a kind in messages.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The words that declare it.</returns>
    public static string Describe(ExternKind kind) => kind switch
    {
        ExternKind.Operation => "extern op",
        ExternKind.Metric => "extern metric",
        ExternKind.Data => "extern data",
        ExternKind.Strategy => "extern strategy",
        _ => "extern objective",
    };

    /// <summary>Finds a source of rows, and reports when there is none of that name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether there is one.</returns>
    public bool FindData(NameSyntax name)
    {
        var isFound = _externs.TryGetValue(name.Text, out var found) && found.Kind == ExternKind.Data;
        if (!isFound)
        {
            var known = All.Where(candidate => candidate.Kind == ExternKind.Data).Select(candidate => candidate.Name).ToArray();
            var hint = known.Length == 0 ? $"; declare it with 'extern data {name.Text};'." : _diagnostics.Suggestions.TextOrList(name.Text, known);
            _diagnostics.Add(DiagnosticCatalog.UnknownDeclared, name.Location, Describe(ExternKind.Data), name.Text, hint);
        }

        return isFound;
    }

    /// <summary>Finds an operation.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The operation: the same one at every use; null when nothing extern that is an operation has this name.</returns>
    public ExternOperation? FindOperation(string name) => _operations.TryGetValue(name, out var operation) ? operation : null;

    /// <summary>The names of the operations.</summary>
    public IEnumerable<string> Operations => _operations.Keys;

    /// <summary>The names that an objective can speak of.</summary>
    public IEnumerable<string> Measures => All.Where(candidate => candidate.Kind is ExternKind.Metric or ExternKind.Objective).Select(candidate => candidate.Name);

    /// <summary>Binds a metric or an objective.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="location">Where it was written.</param>
    /// <returns>The number, or null when nothing extern has this name.</returns>
    public Bound? BindUse(NameSyntax name, IReadOnlyList<ArgumentSyntax> arguments, SourceLocation location)
    {
        if (!_externs.TryGetValue(name.Text, out var found))
        {
            return null;
        }

        if (found.Kind is not (ExternKind.Metric or ExternKind.Objective))
        {
            _diagnostics.Add(DiagnosticCatalog.TypeMismatch, location, "A metric or an objective", $"'{Describe(found.Kind)} {name.Text}'");
            return Bound.Error;
        }

        return BindOptions(found, name, arguments) is { } options ? Bound.Number(new ExternExpression(name.Text, options)) : Bound.Error;
    }

    /// <summary>The names of the strategies.</summary>
    public IEnumerable<string> Strategies => All.Where(candidate => candidate.Kind == ExternKind.Strategy).Select(candidate => candidate.Name);

    /// <summary>Binds the use of a strategy.</summary>
    /// <param name="call">The use.</param>
    /// <returns>Its options, or null for a mistake, which has been reported. The strategy is one of <see cref="Strategies"/>.</returns>
    public EquatableArray<OptionModel>? BindStrategy(CallSyntax call) => BindOptions(_externs[call.Name.Text], call.Name, call.Arguments);

    private EquatableArray<OptionModel>? BindOptions(ExternModel found, NameSyntax name, IReadOnlyList<ArgumentSyntax> arguments)
    {
        var owner = $"'{name.Text}'";
        var matched = ArgumentMatcher.Match(owner, found.Parameters.Select(parameter => parameter.Name).ToArray(), arguments, _diagnostics);
        var options = new List<OptionModel>();
        for (var i = 0; i < found.Parameters.Count; i++)
        {
            var parameter = found.Parameters[i];
            if (matched[i] is not { } argument)
            {
                if (parameter.Default is null)
                {
                    _diagnostics.Add(DiagnosticCatalog.MissingArgument, name.Location, owner, parameter.Name);
                }

                options.Add(new OptionModel(parameter.Name, parameter.Default.GetValueOrDefault()));
            }
            else if (BindValue(argument.Value, parameter.Default) is { } value)
            {
                options.Add(new OptionModel(parameter.Name, value));
            }
        }

        return options.Count == found.Parameters.Count ? options.ToEquatableArray() : null;
    }

    private ExternModel Bind(ExternSyntax syntax)
    {
        var kind = syntax.Kind.Text switch
        {
            "op" => ExternKind.Operation,
            "metric" => ExternKind.Metric,
            "data" => ExternKind.Data,
            "strategy" => ExternKind.Strategy,
            _ => ExternKind.Objective,
        };
        var parameters = new List<ExternParameterModel>();
        foreach (var parameter in syntax.Parameters)
        {
            if (parameters.Any(other => other.Name == parameter.Name.Text))
            {
                _diagnostics.Add(DiagnosticCatalog.DuplicateName, parameter.Name.Location, parameter.Name.Text);
                continue;
            }

            parameters.Add(new ExternParameterModel(parameter.Name.Text, parameter.Default is null ? null : BindValue(parameter.Default, null)));
        }

        return new ExternModel(
            syntax.Name.Text,
            kind,
            parameters.ToEquatableArray(),
            syntax.Documentation,
            syntax.Name.Location,
            kind == ExternKind.Operation ? new ExternRulesBinder(syntax, parameters, _diagnostics).Bind() : null);
    }

    // The default says whether a parameter is a number or a truth value.
    private Value? BindValue(ExpressionSyntax syntax, Value? byDefault)
    {
        var bound = _constants.Bind(syntax);
        if (bound.Constant is not { } value)
        {
            return null;
        }

        if (byDefault is { } like && like.IsBoolean != value.IsBoolean)
        {
            _diagnostics.Add(DiagnosticCatalog.TypeMismatch, syntax.Location, like.IsBoolean ? "A condition" : "A number", Bound.Describe(bound.Kind));
            return null;
        }

        return value;
    }
}
