using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;
using NasDsl.Language.Diagnostics;

namespace NasDsl.Language.Binding;

/// <summary>Binds the procedures of one statement of a recipe. Their arguments may be choices, which become genes of the training, such as <c>train.lr</c>.</summary>
internal sealed class TrainingBinder
{
    private readonly GenePool _genes;
    private readonly DiagnosticBag _diagnostics;
    private readonly PlaceScope _scope;

    /// <summary>Starts a binder.</summary>
    /// <param name="statement">The word of the statement, which names of genes begin with.</param>
    /// <param name="genes">Where genes go.</param>
    /// <param name="diagnostics">Where messages go.</param>
    public TrainingBinder(string statement, GenePool genes, DiagnosticBag diagnostics)
    {
        _genes = genes;
        _diagnostics = diagnostics;
        _scope = new PlaceScope(statement, null);
    }

    /// <summary>Keeps a name for what is no procedure, so that no gene has it.</summary>
    /// <param name="name">The name.</param>
    public void Keep(string name) => _scope.Add(name, null, default);

    /// <summary>Binds a procedure.</summary>
    /// <param name="row">Its row in the catalogue.</param>
    /// <param name="call">How it was written.</param>
    /// <param name="bindList">Binds a list in the place of a value, or null where there can be none.</param>
    /// <returns>The procedure, or null when it has mistakes, which have been reported.</returns>
    public ProcedureModel? Bind(ProcedureDefinition row, CallSyntax call, Func<ParameterDefinition, ListSyntax, Bound>? bindList = null)
    {
        var values = ProcedureBinder.Bind(
            $"'{row.Name}'",
            row.Parameters,
            call,
            (parameter, syntax) => syntax is ListSyntax list && bindList is not null
                ? bindList(parameter, list)
                : new ArgumentExpressionBinder(
                    new LocalNames(null),
                    _genes,
                    null,
                    gene => _scope.AddArgument(row.Name, parameter.Name, gene),
                    null,
                    _diagnostics).Bind(syntax, parameter.Symbols),
            gene => _genes.DomainOf(gene),
            parameter => parameter.Dimension,
            _diagnostics);
        return values.Any(value => value.IsError) ? null : new ProcedureModel(row.Name, ProcedureBinder.ToArguments(row.Parameters, values));
    }

    /// <summary>Names the genes, when everything is bound.</summary>
    public void Close() => _scope.Close();

    /// <summary>A procedure that is not written out.</summary>
    /// <param name="row">Its row; every parameter has a default.</param>
    /// <returns>The procedure.</returns>
    public static ProcedureModel Default(ProcedureDefinition row) => new(
        row.Name,
        row.Parameters.Select(parameter => new ArgumentModel(parameter.Name, new ConstantExpression(parameter.Default.GetValueOrDefault()))).ToEquatableArray());

    /// <summary>A name with arguments or without, as a call.</summary>
    /// <param name="syntax">What was written.</param>
    /// <returns>The call, or null.</returns>
    public static CallSyntax? ToCall(ExpressionSyntax? syntax) => syntax switch
    {
        CallSyntax call => call,
        PathSyntax { Segments.Count: 1 } path => new CallSyntax(path.Segments[0].Name, EquatableArray<ArgumentSyntax>.Empty, path.Location),
        _ => null,
    };
}
