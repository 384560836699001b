using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>Pairs arguments with parameters: those without a name by their place, those with one in any order.</summary>
internal static class ArgumentMatcher
{
    /// <summary>Finds the argument of each parameter, and reports those that fit none.</summary>
    /// <param name="owner">What is called, as messages speak of it.</param>
    /// <param name="parameters">The names of the parameters, in order.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>An argument, or null, for each parameter.</returns>
    public static ArgumentSyntax?[] Match(
        string owner,
        IReadOnlyList<string> parameters,
        IReadOnlyList<ArgumentSyntax> arguments,
        DiagnosticBag diagnostics)
    {
        var matched = new ArgumentSyntax?[parameters.Count];
        var next = 0;
        foreach (var argument in arguments)
        {
            int index;
            if (argument.Name is null)
            {
                index = next++;
                if (index >= parameters.Count)
                {
                    diagnostics.Add(
                        DiagnosticCatalog.TooManyArguments,
                        argument.Location,
                        owner,
                        parameters.Count == 0 ? "no arguments" : $"at most {parameters.Count}: {string.Join(", ", parameters)}");
                    break;
                }
            }
            else
            {
                index = parameters.ToList().IndexOf(argument.Name.Text);
                if (index < 0)
                {
                    diagnostics.Add(
                        DiagnosticCatalog.UnknownParameter,
                        argument.Name.Location,
                        owner,
                        argument.Name.Text,
                        diagnostics.Suggestions.TextOrList(argument.Name.Text, parameters));

                    // A misspelt name is not a missing argument too.
                    index = diagnostics.Suggestions.Find(argument.Name.Text, parameters) is { } meant ? parameters.ToList().IndexOf(meant) : -1;
                    if (index < 0 || matched[index] is not null)
                    {
                        continue;
                    }
                }
            }

            if (matched[index] is { } first)
            {
                diagnostics.AddTwice(parameters[index], argument.Location, first.Location);
            }
            else
            {
                matched[index] = argument;
            }
        }

        return matched;
    }

    /// <summary>Checks a value against its parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="bound">The value.</param>
    /// <param name="domain">The domain, when the value is a gene.</param>
    /// <param name="dimension">What the parameter measures.</param>
    /// <param name="location">Where the value was written.</param>
    /// <param name="diagnostics">Where messages go.</param>
    /// <returns>Whether it fits.</returns>
    public static bool Check(
        ParameterDefinition parameter,
        Bound bound,
        GeneDomain? domain,
        Dimension dimension,
        SourceLocation location,
        DiagnosticBag diagnostics)
    {
        if (bound.IsError)
        {
            return false;
        }

        if (bound.Dimension != dimension && !(bound.Dimension == Dimension.None && dimension != Dimension.None))
        {
            diagnostics.Add(DiagnosticCatalog.DimensionMismatch, location, $"'{parameter.Name}'", dimension, bound.Dimension);
            return false;
        }

        var reason = Reject(parameter, bound, domain);
        if (reason is not null)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidValue, location, parameter.Name, reason);
            return false;
        }

        return true;
    }

    private static string? Reject(ParameterDefinition parameter, Bound bound, GeneDomain? domain)
    {
        if (bound.Constant is { } value)
        {
            return parameter.Reject(value);
        }

        switch (domain)
        {
            case SetDomain set:
                return set.Values.Select(parameter.Reject).FirstOrDefault(reason => reason is not null);
            case RealDomain when parameter.Kind == ParameterKind.Integer:
                return "takes a whole number, and this is a range of real numbers; a range of whole numbers has whole ends and no log";
            case RealDomain real when parameter.Kind == ParameterKind.Real:
                return parameter.Reject(Value.Of(real.Minimum)) ?? parameter.Reject(Value.Of(real.Maximum));
            default:
                break;
        }

        var due = parameter.Kind switch
        {
            ParameterKind.Boolean => ValueKind.Truth,
            ParameterKind.Symbol => ValueKind.Word,
            _ => ValueKind.Number,
        };
        return bound.Kind == due ? null : $"takes {Bound.Describe(due)}, not {Bound.Describe(bound.Kind)}";
    }
}
