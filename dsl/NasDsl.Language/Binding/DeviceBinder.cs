using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds device declarations.</summary>
internal sealed class DeviceBinder
{
    private static readonly string[] Rates = ["mac", "byte"];

    private readonly DiagnosticBag _diagnostics;
    private readonly ConstantBinder _constants;

    public DeviceBinder(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _constants = new ConstantBinder(diagnostics);
    }

    /// <summary>Binds a declaration. What has a mistake, which is reported, counts as not given.</summary>
    /// <param name="syntax">The declaration.</param>
    /// <returns>The device.</returns>
    public DeviceModel Bind(DeviceSyntax syntax)
    {
        var kind = syntax.Table is not null ? DeviceKind.Table : syntax.Source is not null ? DeviceKind.Local : DeviceKind.Declared;
        if (syntax.Table is { Value.Length: 0 } table)
        {
            _diagnostics.Add(DiagnosticCatalog.Unexpected, table.Location, "the path of a file in quotes", "an empty text");
        }

        var statements = new StatementSet("Device", syntax.Name, syntax.Statements, _diagnostics);
        var energy = BindRates(statements.Find<PropertySyntax>("energy"));
        return new DeviceModel(
            syntax.Name.Text,
            kind,
            syntax.Table?.Value,
            BindAmount(statements.Find<PropertySyntax>("clock"), Dimension.Frequency),
            BindAmount(statements.Find<PropertySyntax>("ram"), Dimension.Memory),
            BindAmount(statements.Find<PropertySyntax>("flash"), Dimension.Memory),
            energy?.PerMac,
            energy?.PerByte,
            syntax.Documentation,
            syntax.Name.Location);
    }

    private double? BindAmount(PropertySyntax? syntax, Dimension dimension)
    {
        if (syntax is null)
        {
            return null;
        }

        foreach (var extra in syntax.Items.Skip(1))
        {
            _diagnostics.Add(DiagnosticCatalog.DuplicateArgument, extra.Location, syntax.Keyword.Text);
        }

        if (syntax.Items[0].Word is { } word)
        {
            _diagnostics.Add(DiagnosticCatalog.Unexpected, word.Location, "';'", $"'per {word.Text}'");
            return null;
        }

        return BindNumber(syntax.Keyword.Text, syntax.Items[0].Amount, dimension);
    }

    // What is not named costs nothing.
    private (double PerMac, double PerByte)? BindRates(PropertySyntax? syntax)
    {
        if (syntax is null)
        {
            return null;
        }

        var rates = new Dictionary<string, double>(StringComparer.Ordinal);
        var isWrong = false;
        foreach (var item in syntax.Items)
        {
            var amount = BindNumber("energy", item.Amount, Dimension.Energy);
            isWrong |= amount is null;
            if (item.Word is not { } word)
            {
                _diagnostics.Add(DiagnosticCatalog.MissingArgument, item.Location, "'energy'", "per mac' or 'per byte");
                isWrong = true;
            }
            else if (!Rates.Contains(word.Text))
            {
                _diagnostics.Add(DiagnosticCatalog.UnknownChoice, word.Location, "measure of energy", word.Text, _diagnostics.Suggestions.TextOrList(word.Text, Rates));
                isWrong = true;
            }
            else if (rates.ContainsKey(word.Text))
            {
                _diagnostics.Add(DiagnosticCatalog.DuplicateArgument, item.Location, $"per {word.Text}");
            }
            else
            {
                rates.Add(word.Text, amount ?? 0);
            }
        }

        return isWrong
            ? null
            : (rates.TryGetValue("mac", out var perMac) ? perMac : 0, rates.TryGetValue("byte", out var perByte) ? perByte : 0);
    }

    private double? BindNumber(string name, ExpressionSyntax? syntax, Dimension dimension)
    {
        if (syntax is null || _constants.Bind(syntax) is not { IsError: false } bound)
        {
            return null;
        }

        if (bound.Constant is not { IsNumber: true } value)
        {
            _diagnostics.Add(DiagnosticCatalog.TypeMismatch, syntax.Location, "A number", Bound.Describe(bound.Kind));
            return null;
        }

        if (bound.Dimension != dimension)
        {
            _diagnostics.Add(DiagnosticCatalog.DimensionMismatch, syntax.Location, $"'{name}'", dimension, bound.Dimension);
            return null;
        }

        if (value.Number <= 0)
        {
            _diagnostics.Add(DiagnosticCatalog.NotPositive, syntax.Location, $"'{name}'", value);
            return null;
        }

        return value.Number;
    }
}
