using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Gives every parameter of a catalogue row a value: the argument, or the default.</summary>
internal static class ProcedureBinder
{
    /// <summary>Binds the arguments of an operation, an optimiser, a strategy and so on.</summary>
    /// <param name="owner">What is called, as messages speak of it.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="call">The arguments, and where the call was written.</param>
    /// <param name="bind">Binds the value of a parameter.</param>
    /// <param name="domainOf">The domain of a gene.</param>
    /// <param name="dimensionOf">What a parameter measures.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>A value for each parameter; an error where there is none.</returns>
    public static Bound[] Bind(
        string owner,
        IReadOnlyList<ParameterDefinition> parameters,
        CallSyntax call,
        Func<ParameterDefinition, ExpressionSyntax, Bound> bind,
        Func<int, GeneDomain?> domainOf,
        Func<ParameterDefinition, Dimension> dimensionOf,
        DiagnosticBag diagnostics)
    {
        var matched = ArgumentMatcher.Match(owner, parameters.Select(parameter => parameter.Name).ToArray(), call.Arguments, diagnostics);
        var values = new Bound[parameters.Count];

        // Genes are numbered in the order in which they are written, which need not be that of the parameters.
        var written = Enumerable.Range(0, parameters.Count)
            .OrderBy(i => matched[i] is { } argument ? argument.Location.Span.Start : -1);
        foreach (var i in written)
        {
            values[i] = BindOne(parameters[i], matched[i]);
        }

        return values;

        Bound BindOne(ParameterDefinition parameter, ArgumentSyntax? argument)
        {
            if (argument is null)
            {
                if (parameter.Default is { } value)
                {
                    return Bound.Of(value);
                }

                diagnostics.Add(DiagnosticCatalog.MissingArgument, call.Name.Location, owner, parameter.Name);
                return Bound.Error;
            }

            var bound = bind(parameter, argument.Value);
            var domain = bound.Expression is GeneExpression { Gene: var gene } ? domainOf(gene) : null;
            return ArgumentMatcher.Check(parameter, bound, domain, dimensionOf(parameter), argument.Value.Location, diagnostics) ? bound : Bound.Error;
        }
    }

    public static EquatableArray<ArgumentModel> ToArguments(IReadOnlyList<ParameterDefinition> parameters, IReadOnlyList<Bound> values) =>
        parameters.Select((parameter, i) => new ArgumentModel(parameter.Name, values[i].Expression)).ToEquatableArray();
}
