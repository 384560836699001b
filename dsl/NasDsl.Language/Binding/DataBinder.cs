using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Binds data declarations.</summary>
internal sealed class DataBinder
{
    private static readonly string[] Forms = ["image", "signal", "vector", "tokens"];
    private static readonly string[] Sources = ["csv", "idx", "npy", "images", "wfdb", "table", "extern"];

    private readonly ExternNames _externs;
    private readonly DiagnosticBag _diagnostics;
    private readonly ConstantBinder _constants;

    public DataBinder(ExternNames externs, DiagnosticBag diagnostics)
    {
        _externs = externs;
        _diagnostics = diagnostics;
        _constants = new ConstantBinder(diagnostics);
    }

    /// <summary>Binds a declaration.</summary>
    /// <param name="syntax">The declaration.</param>
    /// <returns>The data, or null when it has mistakes, which have been reported.</returns>
    public DataModel? Bind(DataSyntax syntax)
    {
        var statements = new StatementSet("Data", syntax.Name, syntax.Statements, _diagnostics);
        var source = BindSource(statements.Find<FromSyntax>("from", "from csv \"data.csv\";"));
        var input = BindInput(statements.Find<InputSyntax>("input", "input pixels: columns 0..63 as image(8, 8, 1);"));
        var target = BindTarget(statements.Find<TargetSyntax>("target", "target digit: column 64 as class(10);"));
        var split = SplitBinder.Bind(statements.Find<SplitSyntax>("split", "split 60% train, 20% validation, 20% test;"), _diagnostics);
        if (input is not null && target is not null && target.Column <= input.LastColumn && LastColumn(target) >= input.FirstColumn)
        {
            _diagnostics.Add(DiagnosticCatalog.TargetIsInput, target.Location, Math.Max(target.Column, input.FirstColumn));
            return null;
        }

        return source is null || input is null || target is null || split is null
            ? null
            : new DataModel(syntax.Name.Text, source, input, target, split, syntax.Documentation, syntax.Name.Location);
    }

    private DataSourceModel? BindSource(FromSyntax? syntax)
    {
        if (syntax is null)
        {
            return null;
        }

        var kind = syntax.Kind.Text;
        if (!Sources.Contains(kind))
        {
            _diagnostics.Add(DiagnosticCatalog.UnknownChoice, syntax.Kind.Location, "data format", kind, _diagnostics.Suggestions.TextOrList(kind, Sources));
            return null;
        }

        if (kind == "extern")
        {
            if (syntax.Class is { } name)
            {
                return _externs.FindData(name) ? new DataSourceModel(kind, name.Text, syntax.Location) : null;
            }

            _diagnostics.Add(DiagnosticCatalog.Unexpected, syntax.Path?.Location ?? syntax.Location, "the name of an extern data", "a text in quotes");
            return null;
        }

        if (syntax.Path is not { Value.Length: > 0 } path)
        {
            _diagnostics.Add(
                DiagnosticCatalog.Unexpected,
                syntax.Class?.Location ?? syntax.Location,
                "the path of a file in quotes",
                syntax.Class is { } bare ? $"'{bare.Text}'" : "none");
            return null;
        }

        return new DataSourceModel(kind, path.Value, syntax.Location);
    }

    private InputModel? BindInput(InputSyntax? syntax)
    {
        if (syntax is null || BindColumns(syntax.Columns) is not var (first, last))
        {
            return null;
        }

        var count = last - first + 1;
        var shape = syntax.Form is null ? Shape.Vector(count) : BindShape(syntax.Form);
        var divisor = DivisorBinder.Bind(syntax.Divisor, _constants, _diagnostics);
        if (shape is not { } known || divisor is not { } number)
        {
            return null;
        }

        if (Numbers(known) != count)
        {
            _diagnostics.Add(DiagnosticCatalog.ColumnsDoNotFit, syntax.Columns.Location, count, $"an input of {known}", Numbers(known));
            return null;
        }

        if (known.IsTokens && number != 1 && syntax.Divisor is { } written)
        {
            _diagnostics.Add(DiagnosticCatalog.InvalidValue, written.Location, "divisor", "is left out for tokens, which are whole numbers");
            return null;
        }

        return new InputModel(syntax.Name.Text, first, last, known, number, syntax.Location);
    }

    private static long Numbers(Shape shape) => (long)shape.Height * shape.Width * shape.Channels;

    private (int First, int Last)? BindColumns(ColumnsSyntax syntax)
    {
        var first = BindColumn(syntax.First);
        var last = syntax.Last is null ? first : BindColumn(syntax.Last);
        if (first > last)
        {
            _diagnostics.Add(DiagnosticCatalog.ReversedRange, syntax.Location, first, last);
            return null;
        }

        return first is { } from && last is { } to ? (from, to) : null;
    }

    private int? BindColumn(NumberSyntax syntax) =>
        BindInteger(new ParameterDefinition("column", ParameterKind.Integer, null, 0, 1 << 24, EquatableArray<string>.Empty, ""), syntax);

    private int? BindInteger(ParameterDefinition parameter, ExpressionSyntax syntax)
    {
        var bound = _constants.Bind(syntax);
        return ArgumentMatcher.Check(parameter, bound, null, Dimension.None, syntax.Location, _diagnostics) && bound.Constant is { } value
            ? (int)value.Number
            : null;
    }

    private Shape? BindShape(CallSyntax form)
    {
        string[]? parameters = form.Name.Text switch
        {
            "image" => ["height", "width", "channels"],
            "signal" => ["length", "channels"],
            "vector" => ["length"],
            "tokens" => ["length", "vocabulary"],
            _ => null,
        };
        if (parameters is null)
        {
            _diagnostics.Add(
                DiagnosticCatalog.UnknownChoice,
                form.Name.Location,
                "form of input",
                form.Name.Text,
                _diagnostics.Suggestions.TextOrList(form.Name.Text, Forms));
            return null;
        }

        if (BindSizes(form, parameters) is not { } sizes)
        {
            return null;
        }

        return form.Name.Text switch
        {
            "image" => Shape.Image(sizes[0], sizes[1], sizes[2]),
            "signal" => Shape.Signal(sizes[0], sizes[1]),
            "tokens" => IsAtLeastTwo("vocabulary", sizes[1], form) ? Shape.Tokens(sizes[0], sizes[1]) : null,
            _ => Shape.Vector(sizes[0]),
        };
    }

    private int[]? BindSizes(CallSyntax form, string[] parameters)
    {
        // Sizes up to 2^16 keep every shape of three of them countable.
        var matched = ArgumentMatcher.Match($"'{form.Name.Text}'", parameters, form.Arguments, _diagnostics);
        var sizes = new int?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (matched[i] is not { } argument)
            {
                _diagnostics.Add(DiagnosticCatalog.MissingArgument, form.Name.Location, $"'{form.Name.Text}'", parameters[i]);
                continue;
            }

            sizes[i] = BindInteger(ParameterDefinition.Integer(parameters[i], "") with { Maximum = 1 << 16 }, argument.Value);
        }

        return sizes.All(size => size is not null) ? sizes.Select(size => size.GetValueOrDefault()).ToArray() : null;
    }

    private TargetModel? BindTarget(TargetSyntax? syntax)
    {
        if (syntax is null || BindColumns(syntax.Columns) is not var (first, last))
        {
            return null;
        }

        var count = last - first + 1;
        switch (syntax.Form?.Name.Text)
        {
            case "class" when syntax.Form is { } form:
                if (count > 1)
                {
                    _diagnostics.Add(DiagnosticCatalog.ColumnsDoNotFit, syntax.Columns.Location, count, "a class", 1);
                    return null;
                }

                return BindSizes(form, ["classes"]) is { } sizes && IsAtLeastTwo("classes", sizes[0], form)
                    ? new TargetModel(syntax.Name.Text, first, TargetKind.Class, sizes[0], syntax.Location)
                    : null;
            case "vector" when syntax.Form is { } form:
                if (BindSizes(form, ["length"]) is not { } length)
                {
                    return null;
                }

                if (length[0] != count)
                {
                    _diagnostics.Add(DiagnosticCatalog.ColumnsDoNotFit, syntax.Columns.Location, count, $"a target of {Shape.Vector(length[0])}", length[0]);
                    return null;
                }

                break;
            case "number" when syntax.Form is { Arguments.Count: > 0 } form:
                _diagnostics.Add(DiagnosticCatalog.TooManyArguments, form.Location, "'number'", "no arguments");
                return null;
            case null or "number":
                break;
            case var other:
                _diagnostics.Add(
                    DiagnosticCatalog.UnknownChoice,
                    syntax.Form.Name.Location,
                    "form of target",
                    other,
                    _diagnostics.Suggestions.TextOrList(other, ["class", "number", "vector"]));
                return null;
        }

        return new TargetModel(syntax.Name.Text, first, TargetKind.Number, count, syntax.Location);
    }

    private static int LastColumn(TargetModel target) => target.Kind == TargetKind.Class ? target.Column : target.Column + target.Size - 1;

    private bool IsAtLeastTwo(string name, int count, CallSyntax form)
    {
        if (count < 2)
        {
            _diagnostics.Add(DiagnosticCatalog.InvalidValue, form.Location, name, $"is at least 2, not {count}");
        }

        return count >= 2;
    }
}
