using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <summary>Turns sets and ranges into domains of genes.</summary>
internal sealed class DomainBinder
{
    private const int MaximumValues = 100_000;

    private readonly DiagnosticBag _diagnostics;
    private readonly Func<ExpressionSyntax, Bound> _bind;

    public DomainBinder(DiagnosticBag diagnostics, Func<ExpressionSyntax, Bound> bind)
    {
        _diagnostics = diagnostics;
        _bind = bind;
    }

    /// <summary>The domain of a set.</summary>
    /// <param name="syntax">The set.</param>
    /// <returns>The domain and what its values measure, or null for a mistake, which has been reported.</returns>
    public (GeneDomain Domain, Dimension Dimension)? Bind(SetSyntax syntax)
    {
        if (syntax.Items.Count == 0)
        {
            _diagnostics.Add(DiagnosticCatalog.EmptySet, syntax.Location);
            return null;
        }

        var values = new List<Value>();
        var dimension = Dimension.None;
        var isWrong = false;
        foreach (var item in syntax.Items)
        {
            if (BindConstant(item, "A value of a set") is not { } bound || bound.Constant is not { } value)
            {
                isWrong = true;
                continue;
            }

            if (values.Count > 0 && Bound.KindOf(values[0]) != Bound.KindOf(value))
            {
                _diagnostics.Add(DiagnosticCatalog.MixedSet, item.Location, value, values[0]);
                isWrong = true;
            }
            else if (values.Count > 0 && dimension != bound.Dimension)
            {
                _diagnostics.Add(DiagnosticCatalog.DimensionMismatch, item.Location, "The first value of the set", dimension, bound.Dimension);
                isWrong = true;
            }
            else if (values.Contains(value))
            {
                _diagnostics.Add(DiagnosticCatalog.RepeatedValue, item.Location, value);
            }
            else
            {
                values.Add(value);
                dimension = bound.Dimension;
            }
        }

        if (isWrong || values.Count == 0)
        {
            return null;
        }

        var sorted = values[0].IsNumber ? values.OrderBy(value => value.Number) : values.AsEnumerable();
        return (new SetDomain(sorted.ToEquatableArray()), dimension);
    }

    /// <summary>The domain of a range.</summary>
    /// <param name="syntax">The range.</param>
    /// <returns>The domain and what its values measure, or null for a mistake, which has been reported.</returns>
    public (GeneDomain Domain, Dimension Dimension)? Bind(RangeSyntax syntax)
    {
        var first = BindNumber(syntax.From);
        var last = BindNumber(syntax.To);
        if (first is null || last is null)
        {
            return null;
        }

        var from = first.Constant.GetValueOrDefault().Number;
        var to = last.Constant.GetValueOrDefault().Number;
        if (first.Dimension != last.Dimension)
        {
            _diagnostics.Add(DiagnosticCatalog.DimensionMismatch, syntax.To.Location, "The start of the range", first.Dimension, last.Dimension);
            return null;
        }

        if (from > to)
        {
            _diagnostics.Add(DiagnosticCatalog.ReversedRange, syntax.Location, SyntaxPrinter.Print(syntax.From), SyntaxPrinter.Print(syntax.To));
            return null;
        }

        var isWhole = IsWhole(syntax.From, from) && IsWhole(syntax.To, to);
        GeneDomain? domain = syntax.Kind switch
        {
            RangeKind.Logarithmic => Logarithmic(syntax, from, to),
            RangeKind.PowerOfTwo => PowersOfTwo(syntax, from, to),
            RangeKind.Step => Steps(syntax, from, to, first.Dimension),
            _ when isWhole => Every(syntax, from, to, 1),
            _ => new RealDomain(from, to, false),
        };
        return domain is null ? null : (domain, first.Dimension);
    }

    private static bool IsWhole(ExpressionSyntax syntax, double value) => syntax switch
    {
        NumberSyntax number => NumberBinder.IsWrittenWhole(number) && Math.Floor(value) == value,
        UnarySyntax { Operand: var operand } => IsWhole(operand, value),
        _ => Math.Floor(value) == value,
    };

    private RealDomain? Logarithmic(RangeSyntax syntax, double from, double to)
    {
        if (from <= 0)
        {
            Report(syntax, "A range with 'log' begins above 0");
            return null;
        }

        return new RealDomain(from, to, true);
    }

    private SetDomain? PowersOfTwo(RangeSyntax syntax, double from, double to)
    {
        var values = new List<Value>();
        for (var value = 1.0; value <= Math.Min(to, 1L << 52); value *= 2)
        {
            if (value >= from)
            {
                values.Add(Value.Of(value));
            }
        }

        if (values.Count == 0)
        {
            Report(syntax, $"There is no power of two from {NumberText.Format(from)} to {NumberText.Format(to)}");
            return null;
        }

        return new SetDomain(values.ToEquatableArray());
    }

    private SetDomain? Steps(RangeSyntax syntax, double from, double to, Dimension dimension)
    {
        if (syntax.Step is null || BindNumber(syntax.Step) is not { } bound)
        {
            return null;
        }

        if (bound.Dimension != dimension)
        {
            _diagnostics.Add(DiagnosticCatalog.DimensionMismatch, syntax.Step.Location, "The start of the range", dimension, bound.Dimension);
            return null;
        }

        var step = bound.Constant.GetValueOrDefault().Number;
        if (step <= 0)
        {
            _diagnostics.Add(DiagnosticCatalog.NotPositive, syntax.Step.Location, "The step of a range", NumberText.Format(step));
            return null;
        }

        return Every(syntax, from, to, step);
    }

    private SetDomain? Every(RangeSyntax syntax, double from, double to, double step)
    {
        // A value one rounding error beyond the end is the end: 0..0.3 step 0.1 has four values.
        var count = Math.Floor(((to - from) / step) + 1e-9) + 1;
        if (count > MaximumValues)
        {
            Report(syntax, $"A range has at most {MaximumValues} values; use 'step', or write the ends with a decimal point for a range of real numbers");
            return null;
        }

        var values = Enumerable.Range(0, (int)count).Select(i => Value.Of(Tidy(from + (i * step))));
        return new SetDomain(values.ToEquatableArray());
    }

    // 3 * 0.1 is 0.3 to the reader, and not 0.30000000000000004.
    private static double Tidy(double value) => Math.Abs(value) < 1e12 ? (double)Math.Round((decimal)value, 12) : value;

    private Bound? BindNumber(ExpressionSyntax syntax)
    {
        if (BindConstant(syntax, "An end of a range") is not { } bound)
        {
            return null;
        }

        if (bound.Kind != ValueKind.Number)
        {
            _diagnostics.Add(DiagnosticCatalog.TypeMismatch, syntax.Location, "A number", Bound.Describe(bound.Kind));
            return null;
        }

        return bound;
    }

    private Bound? BindConstant(ExpressionSyntax syntax, string what)
    {
        var bound = _bind(syntax);
        if (bound.IsError)
        {
            return null;
        }

        if (bound.Constant is null)
        {
            _diagnostics.Add(DiagnosticCatalog.NotConstant, syntax.Location, what, "a choice");
            return null;
        }

        return bound;
    }

    private void Report(RangeSyntax syntax, string message) => _diagnostics.Add(DiagnosticCatalog.InvalidRange, syntax.Location, message);
}
