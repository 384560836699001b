using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds calls to rows of a catalogue whose options are constants: strategies, fidelities, competing species.</summary>
internal sealed class OptionBinder
{
    private readonly DiagnosticBag _diagnostics;
    private readonly ConstantBinder _constants;

    public OptionBinder(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _constants = new ConstantBinder(diagnostics);
    }

    /// <summary>Finds the row that a call names, and reports when there is none.</summary>
    /// <param name="kind">The kind of row as messages speak of it.</param>
    /// <param name="call">The call.</param>
    /// <param name="rows">The catalogue.</param>
    /// <param name="others">Other names that would have been found, for messages.</param>
    /// <returns>The row, or null.</returns>
    public ProcedureDefinition? FindRow(string kind, CallSyntax call, IReadOnlyList<ProcedureDefinition> rows, IEnumerable<string>? others = null)
    {
        var name = call.Name.Text;
        var row = rows.FirstOrDefault(candidate => candidate.Name == name);
        if (row is null)
        {
            var names = rows.Select(candidate => candidate.Name).Concat(others ?? []).ToArray();
            _diagnostics.Add(DiagnosticCatalog.UnknownChoice, call.Name.Location, kind, name, _diagnostics.Suggestions.TextOrList(name, names));
        }

        return row;
    }

    /// <summary>Gives every option of a row its value.</summary>
    /// <param name="row">The row.</param>
    /// <param name="call">The call.</param>
    /// <param name="fromDimension">What the first rung of a fidelity measures.</param>
    /// <returns>The options, or null for a mistake, which has been reported.</returns>
    public EquatableArray<OptionModel>? Bind(ProcedureDefinition row, CallSyntax call, Dimension fromDimension = default)
    {
        var values = ProcedureBinder.Bind(
            $"'{row.Name}'",
            row.Parameters,
            call,
            (parameter, syntax) => _constants.Bind(syntax, parameter.Symbols),
            _ => null,
            parameter => parameter.Name == FidelityCatalog.From ? fromDimension : Dimension.None,
            _diagnostics);
        return values.All(value => value.Constant is not null)
            ? row.Parameters.Select((parameter, i) => new OptionModel(parameter.Name, values[i].Constant.GetValueOrDefault())).ToEquatableArray()
            : null;
    }

    /// <summary>The options of a row that is not written out.</summary>
    /// <param name="row">The row; every option has a default.</param>
    /// <returns>The options.</returns>
    public static EquatableArray<OptionModel> Defaults(ProcedureDefinition row) =>
        row.Parameters.Select(parameter => new OptionModel(parameter.Name, parameter.Default.GetValueOrDefault())).ToEquatableArray();
}
