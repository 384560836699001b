using NasDsl.Language.Model;
using NasDsl.Language.Parsing;

namespace NasDsl.Language.Syntax;

/// <summary>Writes values in canonical layout: one space around operators, no needless parentheses.</summary>
internal static class SyntaxPrinter
{
    public static string Print(ExpressionSyntax syntax) => Print(syntax, 0);

    public static string Print(EquatableArray<ArgumentSyntax> arguments) =>
        arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.Select(Print))})";

    public static string Print(TextSyntax text) => "\"" + text.Value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private static string Print(ArgumentSyntax argument) =>
        argument.Name is null ? Print(argument.Value) : $"{argument.Name.Text}: {Print(argument.Value)}";

    private static string Print(ExpressionSyntax syntax, int minimum)
    {
        var (text, precedence) = Write(syntax);
        return precedence < minimum ? $"({text})" : text;
    }

    private static (string Text, int Precedence) Write(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax number => (Number(number), int.MaxValue),
        TextSyntax text => (Print(text), int.MaxValue),
        PathSyntax path => (string.Join(".", path.Segments.Select(Segment)), int.MaxValue),
        CallSyntax call => ($"{call.Name.Text}{(call.Arguments.Count == 0 ? "()" : Print(call.Arguments))}", int.MaxValue),
        SetSyntax set => (set.Items.Count == 0 ? "{ }" : $"{{ {string.Join(", ", set.Items.Select(item => Print(item)))} }}", int.MaxValue),
        ListSyntax list => ($"[{string.Join(", ", list.Items.Select(item => Print(item)))}]", int.MaxValue),
        UnarySyntax unary => ((unary.Operator == UnaryOperator.Not ? "!" : "-") + Print(unary.Operand, Operators.Prefix), Operators.Prefix),
        BinarySyntax binary => (Binary(binary), Operators.Precedence(binary.Operator)),
        RangeSyntax range => (Range(range), Operators.Range),
        WhenSyntax { Body: QuantifierSyntax } conditional => ($"{Print(conditional.Body)} when {Print(conditional.Condition, Operators.Lowest)}", 0),
        WhenSyntax conditional => ($"{Print(conditional.Body, Operators.Lowest)} when {Print(conditional.Condition, Operators.Lowest)}", 0),
        QuantifierSyntax quantifier => (Quantifier(quantifier), 0),
        _ => ("?", int.MaxValue),
    };

    private static string Number(NumberSyntax number)
    {
        var isApart = number.Unit.Length > 0 && number.Unit is not ("k" or "M" or "G" or "%");
        return number.Digits + (isApart ? " " : "") + number.Unit;
    }

    private static string Segment(PathSegmentSyntax segment) =>
        segment.Index is { } index ? $"{segment.Name.Text}[{NumberText.Format(index)}]" : segment.Name.Text;

    private static string Binary(BinarySyntax binary)
    {
        var precedence = Operators.Precedence(binary.Operator);
        var isPower = binary.Operator == BinaryOperator.Power;
        var left = Print(binary.Left, isPower ? precedence + 1 : precedence);

        // The exponent may begin with a sign: 2 ^ -1.
        var right = Print(binary.Right, isPower ? Operators.Prefix : precedence + 1);
        return $"{left} {Operators.Text(binary.Operator)} {right}";
    }

    private static string Range(RangeSyntax range)
    {
        var ends = $"{Print(range.From, Operators.Sum)}..{Print(range.To, Operators.Sum)}";
        return range.Kind switch
        {
            RangeKind.PowerOfTwo => ends + " pow2",
            RangeKind.Logarithmic => ends + " log",
            RangeKind.Step when range.Step is { } step => $"{ends} step {Print(step, Operators.Sum)}",
            _ => ends,
        };
    }

    private static string Quantifier(QuantifierSyntax quantifier)
    {
        var minimum = quantifier.Kind.Text is "all" or "any" or "count" ? Operators.Lowest : Operators.Sum;
        return $"{quantifier.Kind.Text} {Print(quantifier.Place)} {quantifier.Variable.Text}: {Print(quantifier.Body, minimum)}";
    }
}
