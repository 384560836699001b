namespace NasDsl.Language.Syntax;

/// <summary>Writes the statements of data, search and device declarations, without their first word.</summary>
internal static class StatementPrinter
{
    public static string Print(StatementSyntax statement) => statement switch
    {
        FromSyntax from => $"{from.Kind.Text} {(from.Path is { } path ? SyntaxPrinter.Print(path) : from.Class?.Text)}",
        InputSyntax input => $"{input.Name.Text}: {Columns(input.Columns)}{Form(input.Form)}{(input.Divisor is { } divisor ? $" / {SyntaxPrinter.Print(divisor)}" : "")}",
        TargetSyntax target => $"{target.Name.Text}: {Columns(target.Columns)}{Form(target.Form)}",
        SplitSyntax split => string.Join(", ", split.Items.Select(Share)),
        SpaceReferenceSyntax space => space.Space.Text,
        ObjectiveSyntax objective => SyntaxPrinter.Print(objective.Expression),
        StrategySyntax strategy => Call(strategy.Strategy) + (strategy.Versus is { } versus ? $" versus {Call(versus)}" : ""),
        TrainSyntax train => string.Join(", ", train.Items.Select(Item)),
        TrainOnSyntax on => on.Device.Text + (on.Number is { } number ? $":{SyntaxPrinter.Print(number)}" : ""),
        AugmentSyntax augment => string.Join(", ", augment.Items.Select(Call)),
        RetrainSyntax retrain => SyntaxPrinter.Print(retrain.Epochs),
        FidelitySyntax fidelity => Call(fidelity.Fidelity),
        BudgetSyntax budget => string.Join(", ", budget.Limits.Select(limit => SyntaxPrinter.Print(limit))),
        UntilSyntax until => SyntaxPrinter.Print(until.Condition),
        SeedSyntax seed => SyntaxPrinter.Print(seed.Seed),
        EvaluateSyntax evaluate => $"table {SyntaxPrinter.Print(evaluate.Table)} key {evaluate.Code?.Text}({string.Join(", ", evaluate.Keys.Select(key => SyntaxPrinter.Print(key)))}) value {string.Join(", ", evaluate.Values.Select(Value))}",
        PropertySyntax property => string.Join(", ", property.Items.Select(Rate)),
        TakesSyntax takes => string.Join(", ", takes.Forms.Select(form => form.Text)),
        ShapeSyntax shape => Call(shape.Form),
        WeightsSyntax weights => string.Join(", ", weights.Items.Select(item => $"{item.Name?.Text}: {SyntaxPrinter.Print(item.Value)}")),
        RuleSyntax { Value: { } value } => SyntaxPrinter.Print(value),
        _ => "",
    };

    private static string Call(CallSyntax call) => call.Name.Text + SyntaxPrinter.Print(call.Arguments);

    private static string Columns(ColumnsSyntax columns) => columns.Last is { } last
        ? $"columns {SyntaxPrinter.Print(columns.First)}..{SyntaxPrinter.Print(last)}"
        : $"column {SyntaxPrinter.Print(columns.First)}";

    private static string Form(CallSyntax? form) => form is null ? "" : $" as {Call(form)}";

    private static string Share(PhraseSyntax item)
    {
        var amount = item.Amount is { } value ? SyntaxPrinter.Print(value) : "";
        var word = item.Word?.Text ?? "";
        return item.Amount is null ? word : word is "train" or "validation" or "test" ? $"{amount} {word}" : $"{word} {amount}";
    }

    private static string Item(PhraseSyntax item)
    {
        var amount = item.Amount is { } value ? SyntaxPrinter.Print(value) : "";
        return item.Word is { } word ? $"{word.Text} {amount}" : amount;
    }

    private static string Value(TableValueSyntax item) =>
        (item.Metric is { } metric ? $"{metric.Text}: " : "") + item.Column.Text + (item.Divisor is { } divisor ? $" / {SyntaxPrinter.Print(divisor)}" : "");

    private static string Rate(PhraseSyntax item)
    {
        var amount = item.Amount is { } value ? SyntaxPrinter.Print(value) : "";
        return item.Word is { } word ? $"{amount} per {word.Text}" : amount;
    }
}
