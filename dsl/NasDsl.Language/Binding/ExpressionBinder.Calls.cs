using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Syntax;

namespace NasDsl.Language.Binding;

/// <content>Calls: functions of a number, and aggregates of several.</content>
internal abstract partial class ExpressionBinder
{
    private static readonly string[] Functions = ["log10", "log2", "ln", "exp", "sqrt", "abs", "round", "floor", "ceil"];
    private static readonly string[] Aggregates = ["min", "max", "sum", "count"];

    private Bound BindCall(CallSyntax call)
    {
        var name = call.Name.Text;
        if (name == "count" && call.Arguments.Count == 1 && call.Arguments[0] is { Name: null, Value: PathSyntax path } && BindCount(path) is { } count)
        {
            return count;
        }

        if (BindCost(call) is { } cost)
        {
            return cost;
        }

        if (!Functions.Contains(name) && !Aggregates.Contains(name))
        {
            Diagnostics.Add(
                DiagnosticCatalog.UnknownChoice,
                call.Name.Location,
                "function",
                name,
                Diagnostics.Suggestions.Text(name, Functions.Concat(Aggregates)));
            return Bound.Error;
        }

        if (call.Arguments.FirstOrDefault(argument => argument.Name is not null) is { Name: { } named })
        {
            Diagnostics.Add(DiagnosticCatalog.UnknownParameter, named.Location, $"'{name}'", named.Text, "");
            return Bound.Error;
        }

        return Functions.Contains(name) ? BindFunction(call) : BindAggregate(call);
    }

    private Bound BindFunction(CallSyntax call)
    {
        if (call.Arguments.Count != 1)
        {
            Diagnostics.Add(DiagnosticCatalog.TooManyArguments, call.Location, $"'{call.Name.Text}'", "one argument");
            return Bound.Error;
        }

        var operand = Expect(call.Arguments[0].Value, Bind(call.Arguments[0].Value), ValueKind.Number);
        if (operand.IsError)
        {
            return operand;
        }

        var keepsDimension = call.Name.Text is "abs" or "round" or "floor" or "ceil";
        return Bound.Number(ConstantFolding.Call(call.Name.Text, operand.Expression), keepsDimension ? operand.Dimension : Dimension.None);
    }

    private Bound BindAggregate(CallSyntax call)
    {
        if (call.Arguments.Count == 0)
        {
            Diagnostics.Add(DiagnosticCatalog.TooManyArguments, call.Location, $"'{call.Name.Text}'", "at least one argument");
            return Bound.Error;
        }

        var isCount = call.Name.Text == "count";
        var operands = call.Arguments
            .Select(argument => isCount ? Bind(argument.Value) : Expect(argument.Value, Bind(argument.Value), ValueKind.Number))
            .ToArray();
        if (operands.Any(operand => operand.IsError))
        {
            return Bound.Error;
        }

        for (var i = 1; i < operands.Length && !isCount; i++)
        {
            if (!HaveSameDimension(call.Arguments[0].Value, operands[0], call.Arguments[i].Value, operands[i]))
            {
                return Bound.Error;
            }
        }

        return Bound.Number(
            new CallExpression(call.Name.Text, operands.Select(operand => operand.Expression).ToEquatableArray()),
            isCount ? Dimension.None : operands[0].Dimension);
    }
}
