using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Views;

/// <summary>From extern declarations to the types that their code completes.</summary>
internal static class ExternViewBuilder
{
    /// <summary>Builds the view of a declaration.</summary>
    /// <param name="declared">The declaration.</param>
    /// <returns>The view.</returns>
    public static ExternView Build(ExternModel declared)
    {
        var isOperation = declared.Kind == ExternKind.Operation;
        var taken = isOperation ? new NameScope([.. ReservedNames.OfExternOperation, declared.Name]) : new NameScope(ReservedNames.OfExternArguments);
        var parameters = declared.Parameters.Select(parameter => new ExternParameterView(
            parameter.Name,
            isOperation ? taken.Take(CSharpNames.Pascal(parameter.Name)) : CSharpNames.Escape(taken.Take(parameter.Name)),
            $"The parameter {parameter.Name} of the declaration{(parameter.Default is { } value ? $": {value} if not given" : "")}.",
            parameter.Default is { IsBoolean: true },
            parameter.Default?.Number)).ToEquatableArray();
        var methods = new NameScope([.. ReservedNames.OfExternOperation, declared.Name, .. parameters.Select(parameter => parameter.Name)]);
        var arguments = new NameScope(ReservedNames.OfExternArguments);
        var weights = (declared.Rules?.Weights ?? EquatableArray<ExternWeightModel>.Empty).Select(weight => new ExternWeightView(
            weight.Name,
            CSharpNames.Escape(arguments.Take(weight.Name)),
            CSharpNames.Escape(arguments.Take(weight.Name + "Gradient")),
            methods.Take("Initialize" + CSharpNames.Pascal(weight.Name))));
        return new ExternView(
            declared.Name,
            declared.Documentation ?? $"The {Describe(declared.Kind)} {declared.Name}.",
            declared.Kind,
            parameters,
            weights.ToEquatableArray());
    }

    private static string Describe(ExternKind kind) => kind switch
    {
        ExternKind.Operation => "operation",
        ExternKind.Metric => "metric",
        ExternKind.Objective => "objective",
        ExternKind.Strategy => "strategy",
        _ => "data",
    };
}
