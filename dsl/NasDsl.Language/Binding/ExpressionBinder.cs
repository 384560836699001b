using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;
using NasDsl.Language.Text;

namespace NasDsl.Language.Binding;

/// <summary>Finds the names in an expression and checks kinds and units. What a name may be, and whether there may be choices, depends on the place.</summary>
internal abstract partial class ExpressionBinder
{
    protected ExpressionBinder(DiagnosticBag diagnostics)
    {
        Diagnostics = diagnostics;
    }

    protected DiagnosticBag Diagnostics { get; }

    /// <summary>The words that stand for themselves here.</summary>
    protected IReadOnlyCollection<string> Words { get; private set; } = [];

    /// <summary>Binds an expression.</summary>
    /// <param name="syntax">The expression.</param>
    /// <returns>The bound expression; for a mistake, which has been reported, <see cref="Bound.Error"/>.</returns>
    public Bound Bind(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax number => NumberBinder.Bind(number, Diagnostics),
        PathSyntax path => BindName(path),
        UnarySyntax unary => BindUnary(unary),
        BinarySyntax binary => BindBinary(binary),
        CallSyntax call => BindCall(call),
        WhenSyntax conditional => BindWhen(conditional),
        QuantifierSyntax quantifier => BindQuantifier(quantifier),
        SetSyntax set => BindChoice(new DomainBinder(Diagnostics, Bind).Bind(set), set.Location),
        RangeSyntax range => BindChoice(new DomainBinder(Diagnostics, Bind).Bind(range), range.Location),
        TextSyntax text => Wrong(text, "A value", "a quoted text"),
        ListSyntax list => Wrong(list, "One value", "a list of values; a choice between them is written in braces"),
        _ => Bound.Error,
    };

    /// <summary>Binds an expression in which some words stand for themselves.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="words">The words.</param>
    /// <returns>The bound expression.</returns>
    public Bound Bind(ExpressionSyntax syntax, IReadOnlyCollection<string> words)
    {
        var before = Words;
        Words = words;
        var bound = Bind(syntax);
        Words = before;
        return bound;
    }

    /// <summary>Binds a requirement or an end of a search.</summary>
    /// <param name="syntax">The condition.</param>
    /// <returns>The condition, or null for a mistake, which has been reported.</returns>
    public Expression? BindCondition(ExpressionSyntax syntax)
    {
        var bound = Expect(syntax, Bind(syntax), ValueKind.Truth);
        return bound.IsError ? null : bound.Expression;
    }

    /// <summary>Finds a name that is no word.</summary>
    /// <param name="path">The name.</param>
    /// <returns>What it stands for.</returns>
    protected abstract Bound BindPath(PathSyntax path);

    /// <summary>Makes a gene of a choice.</summary>
    /// <param name="domain">The values and what they measure.</param>
    /// <param name="location">Where the choice was written.</param>
    /// <returns>The value of the gene.</returns>
    protected virtual Bound AddGene((GeneDomain Domain, Dimension Dimension) domain, SourceLocation location)
    {
        Diagnostics.Add(DiagnosticCatalog.ChoiceNotAllowed, location, "This");
        return Bound.Error;
    }

    /// <summary>Binds a question to each copy of a repeat.</summary>
    /// <param name="syntax">The question.</param>
    /// <returns>The answer.</returns>
    protected virtual Bound BindQuantifier(QuantifierSyntax syntax) => Wrong(syntax, "A plain value", $"a question to copies, which belongs in a requirement");

    /// <summary>Binds <c>count(stage)</c>.</summary>
    /// <param name="path">The only argument.</param>
    /// <returns>The number of copies, or null when it names no repeat.</returns>
    protected virtual Bound? BindCount(PathSyntax path) => null;

    /// <summary>Binds a latency or an energy.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The cost, or null when it is none.</returns>
    protected virtual Bound? BindCost(CallSyntax call) => null;

    protected Bound Wrong(ExpressionSyntax syntax, string due, string found)
    {
        Diagnostics.Add(DiagnosticCatalog.TypeMismatch, syntax.Location, due, found);
        return Bound.Error;
    }

    protected Bound Expect(ExpressionSyntax syntax, Bound bound, ValueKind kind)
    {
        if (bound.IsError || bound.Kind == kind)
        {
            return bound;
        }

        var due = Bound.Describe(kind);
        return Wrong(syntax, char.ToUpperInvariant(due[0]) + due.Substring(1), Bound.Describe(bound.Kind));
    }

    private Bound BindChoice((GeneDomain Domain, Dimension Dimension)? domain, SourceLocation location) =>
        domain is { } found ? AddGene(found, location) : Bound.Error;

    private Bound BindName(PathSyntax path)
    {
        if (path.Segments.Count == 1 && path.Segments[0].Index is null)
        {
            var name = path.Segments[0].Name.Text;
            if (name is "true" or "false")
            {
                return Bound.Of(Value.Of(name == "true"));
            }

            if (Words.Contains(name))
            {
                return Bound.Of(Value.Of(name));
            }
        }

        return BindPath(path);
    }

    private Bound BindUnary(UnarySyntax syntax)
    {
        var kind = syntax.Operator == UnaryOperator.Not ? ValueKind.Truth : ValueKind.Number;
        var operand = Expect(syntax.Operand, Bind(syntax.Operand), kind);
        return operand.IsError ? operand : operand with { Expression = ConstantFolding.Unary(syntax.Operator, operand.Expression) };
    }

    private Bound BindWhen(WhenSyntax syntax)
    {
        var body = Bind(syntax.Body);
        var condition = Expect(syntax.Condition, Bind(syntax.Condition), ValueKind.Truth);
        return body.IsError || condition.IsError
            ? Bound.Error
            : body with { Expression = new ConditionalExpression(body.Expression, condition.Expression) };
    }

    private Bound BindBinary(BinarySyntax syntax) => syntax.Operator switch
    {
        BinaryOperator.And or BinaryOperator.Or => BindLogical(syntax),
        BinaryOperator.Equal or BinaryOperator.NotEqual => BindEquality(syntax),
        _ => BindNumeric(syntax),
    };

    private Bound BindLogical(BinarySyntax syntax)
    {
        var left = Expect(syntax.Left, Bind(syntax.Left), ValueKind.Truth);
        var right = Expect(syntax.Right, Bind(syntax.Right), ValueKind.Truth);
        return left.IsError || right.IsError
            ? Bound.Error
            : Bound.Truth(ConstantFolding.Binary(syntax.Operator, left.Expression, right.Expression));
    }

    // One side of a comparison says which words the other may be: stage[0].op == Conv.
    private Bound BindEquality(BinarySyntax syntax)
    {
        var isWordFirst = syntax.Left is PathSyntax { Segments.Count: 1 } && syntax.Right is PathSyntax { Segments.Count: > 1 };
        var (key, other) = isWordFirst ? (syntax.Right, syntax.Left) : (syntax.Left, syntax.Right);
        var first = Bind(key);
        if (first.IsError)
        {
            return first;
        }

        if (first.Kind == ValueKind.Word && other is PathSyntax { Segments.Count: 1 } word && !first.Words.Contains(word.Segments[0].Name.Text))
        {
            var name = word.Segments[0].Name.Text;
            Diagnostics.Add(
                DiagnosticCatalog.UnknownChoice,
                other.Location,
                $"choice of '{SyntaxPrinter.Print(key)}' called",
                name,
                Diagnostics.Suggestions.TextOrList(name, first.Words));
            return Bound.Error;
        }

        var second = Expect(other, Bind(other, first.Words), first.Kind);
        if (second.IsError || !HaveSameDimension(key, first, other, second))
        {
            return Bound.Error;
        }

        var (left, right) = isWordFirst ? (second, first) : (first, second);
        return Bound.Truth(ConstantFolding.Binary(syntax.Operator, left.Expression, right.Expression));
    }

    private Bound BindNumeric(BinarySyntax syntax)
    {
        var left = Expect(syntax.Left, Bind(syntax.Left), ValueKind.Number);
        var right = Expect(syntax.Right, Bind(syntax.Right), ValueKind.Number);
        if (left.IsError || right.IsError)
        {
            return Bound.Error;
        }

        var expression = ConstantFolding.Binary(syntax.Operator, left.Expression, right.Expression);
        switch (syntax.Operator)
        {
            case BinaryOperator.Multiply:
                return Bound.Number(expression, left.Dimension * right.Dimension);
            case BinaryOperator.Divide:
                return Bound.Number(expression, left.Dimension / right.Dimension);
            case BinaryOperator.Power when right.Dimension != Dimension.None || left.Dimension != Dimension.None:
                var (part, bound) = right.Dimension != Dimension.None ? (syntax.Right, right) : (syntax.Left, left);
                Diagnostics.Add(DiagnosticCatalog.DimensionMismatch, part.Location, "An operand of '^'", Dimension.None, bound.Dimension);
                return Bound.Error;
            default:
                break;
        }

        if (!HaveSameDimension(syntax.Left, left, syntax.Right, right))
        {
            return Bound.Error;
        }

        return syntax.Operator is BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual
            ? Bound.Truth(expression)
            : Bound.Number(expression, left.Dimension);
    }

    private bool HaveSameDimension(ExpressionSyntax leftSyntax, Bound left, ExpressionSyntax rightSyntax, Bound right)
    {
        if (left.Dimension == right.Dimension)
        {
            return true;
        }

        Diagnostics.Add(
            DiagnosticCatalog.DimensionMismatch,
            rightSyntax.Location,
            $"'{SyntaxPrinter.Print(leftSyntax)}'",
            left.Dimension,
            right.Dimension);
        return false;
    }
}
