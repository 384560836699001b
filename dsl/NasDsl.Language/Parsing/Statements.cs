using NasDsl.Language.Syntax;
using NasDsl.Language.Text;
using Sprache;
using static NasDsl.Language.Parsing.Expressions;
using static NasDsl.Language.Parsing.Grammar;

namespace NasDsl.Language.Parsing;

/// <summary>The grammars of the statements of data, search, device and extern op declarations, by the word that each begins with.</summary>
internal static class Statements
{
    public static readonly IReadOnlyDictionary<string, Parser<StatementSyntax>> Data = new Dictionary<string, Parser<StatementSyntax>>
    {
        ["from"] = From(),
        ["input"] = Input(),
        ["target"] = Target(),
        ["split"] = Split(),
    };

    public static readonly IReadOnlyDictionary<string, Parser<StatementSyntax>> Search = new Dictionary<string, Parser<StatementSyntax>>
    {
        ["space"] = Keyword("space", from name in Name("the name of a space") select name, (word, name, at) => new SpaceReferenceSyntax(word, name, at)),
        ["maximize"] = Keyword("maximize", Expression, (word, value, at) => new ObjectiveSyntax(word, value, at)),
        ["minimize"] = Keyword("minimize", Expression, (word, value, at) => new ObjectiveSyntax(word, value, at)),
        ["strategy"] = Strategy(),
        ["train"] = Train(),
        ["augment"] = Keyword("augment", Call("what is done to rows, such as flip").List(), (word, items, at) => new AugmentSyntax(word, items, at)),
        ["retrain"] = Keyword("retrain", Expression, (word, value, at) => new RetrainSyntax(word, value, at)),
        ["fidelity"] = Keyword("fidelity", Call("a kind of fidelity"), (word, call, at) => new FidelitySyntax(word, call, at)),
        ["budget"] = Keyword("budget", Expression.List(), (word, limits, at) => new BudgetSyntax(word, limits, at)),
        ["until"] = Keyword("until", Expression, (word, value, at) => new UntilSyntax(word, value, at)),
        ["seed"] = Keyword("seed", Number, (word, number, at) => new SeedSyntax(word, number, at)),
        ["evaluate"] = Evaluate(),
    };

    public static readonly IReadOnlyDictionary<string, Parser<StatementSyntax>> Device =
        new[] { "clock", "ram", "flash", "energy" }.ToDictionary(
            word => word,
            word => Keyword(word, Rate().List(), (name, items, at) => new PropertySyntax(name, items, at)));

    public static readonly IReadOnlyDictionary<string, Parser<StatementSyntax>> Operation = new Dictionary<string, Parser<StatementSyntax>>
    {
        ["takes"] = Keyword("takes", Name("image, signal or vector").List(), (word, forms, at) => new TakesSyntax(word, forms, at)),
        ["shape"] = Keyword("shape", Call("same, image, signal or vector"), (word, form, at) => new ShapeSyntax(word, form, at)),
        ["weights"] = Keyword("weights", Weight().List(), (word, items, at) => new WeightsSyntax(word, items, at)),
        ["macs"] = Keyword("macs", Expression, (word, value, at) => new RuleSyntax(word, value, at)),
        ["flops"] = Keyword("flops", Expression, (word, value, at) => new RuleSyntax(word, value, at)),
        ["require"] = Keyword("require", Expression, (word, value, at) => new RuleSyntax(word, value, at)),
        ["nonlinear"] = (from word in Word("nonlinear")
                         select (Func<SourceLocation, StatementSyntax>)(at => new RuleSyntax(word, null, at))).Located(),
    };

    private static Parser<StatementSyntax> Keyword<T>(string word, Parser<T> rest, Func<NameSyntax, T, SourceLocation, StatementSyntax> create) =>
        (from keyword in Word(word)
         from value in rest
         select (Func<SourceLocation, StatementSyntax>)(location => create(keyword, value, location))).Located();

    private static Parser<StatementSyntax> From() =>
        (from keyword in Word("from")
         from kind in Name("a format such as csv")
         from path in Grammar.Text.If(input => !input.Is(TokenKind.Name))
         from name in Name("the name of a class").If(_ => path is null)
         select (Func<SourceLocation, StatementSyntax>)(at => new FromSyntax(keyword, kind, path, name, at))).Located();

    private static Parser<ColumnsSyntax> Columns() =>
        (from word in Words(["columns", "column"])
         from first in Number
         from last in Sign(TokenKind.DotDot, "'..'").Then(_ => Number).If(input => input.Is(TokenKind.DotDot))
         select (Func<SourceLocation, ColumnsSyntax>)(at => new ColumnsSyntax(first, last, at))).Located();

    private static Parser<CallSyntax> Form(string expected) => Word("as").Then(_ => Call(expected));

    private static Parser<StatementSyntax> Input() =>
        (from keyword in Word("input")
         from name in Name("a name for the input")
         from colon in Sign(TokenKind.Colon, "':'")
         from columns in Columns()
         from form in Form("image, signal or vector").If(input => input.IsWord("as"))
         from divisor in Sign(TokenKind.Slash, "'/'").Then(_ => Expression).If(input => input.Is(TokenKind.Slash))
         select (Func<SourceLocation, StatementSyntax>)(at => new InputSyntax(keyword, name, columns, form, divisor, at))).Located();

    private static Parser<StatementSyntax> Target() =>
        (from keyword in Word("target")
         from name in Name("a name for the target")
         from colon in Sign(TokenKind.Colon, "':'")
         from columns in Columns()
         from form in Form("class, number or vector").If(input => input.IsWord("as"))
         select (Func<SourceLocation, StatementSyntax>)(at => new TargetSyntax(keyword, name, columns, form, at))).Located();

    private static Parser<StatementSyntax> Split()
    {
        var share =
            from amount in Number
            from word in Name("train, validation or test")
            select new PhraseSyntax(amount, word, amount.Location.To(word.Location));
        var rest =
            from word in Name("a share, 'stratified' or 'seed'")
            from amount in Number.If(input => input.Is(TokenKind.Number))
            select new PhraseSyntax(amount, word, word.Location.To((amount?.Location).GetValueOrDefault(word.Location)));
        var item = (Parser<PhraseSyntax>)(input => ((TokenInput)input).Is(TokenKind.Number) ? share(input) : rest(input));
        return Keyword("split", item.List(), (word, items, at) => new SplitSyntax(word, items, at));
    }

    private static Parser<StatementSyntax> Strategy() =>
        (from keyword in Word("strategy")
         from strategy in Call("a strategy")
         from versus in Word("versus").Then(_ => Call("a competing species")).If(input => input.IsWord("versus"))
         select (Func<SourceLocation, StatementSyntax>)(at => new StrategySyntax(keyword, strategy, versus, at))).Located();

    private static Parser<StatementSyntax> Train()
    {
        var how = Keyword("train", TrainItem().List(), (word, items, at) => new TrainSyntax(word, items, at));
        var where =
            (from keyword in Word("train")
             from second in Word("on")
             from device in Name("a device to train on, such as cuda")
             from number in Sign(TokenKind.Colon, "':'").Then(_ => Number).If(input => input.Is(TokenKind.Colon))
             select (Func<SourceLocation, StatementSyntax>)(at => new TrainOnSyntax(
                 new NameSyntax(TrainOnSyntax.Words, keyword.Location.To(second.Location)), device, number, at))).Located();
        return input => ((TokenInput)input).IsFollowedBy("on") ? where(input) : how(input);
    }

    private static Parser<PhraseSyntax> TrainItem()
    {
        var batch =
            from word in Word("batch")
            from amount in Expression
            select new PhraseSyntax(amount, word, word.Location.To(amount.Location));
        var other = Expression.Select(value => new PhraseSyntax(value, null, value.Location));
        return input => ((TokenInput)input).IsWord("batch") ? batch(input) : other(input);
    }

    private static Parser<StatementSyntax> Evaluate() =>
        (from keyword in Word("evaluate")
         from table in Word("table")
         from path in Grammar.Text
         from key in Word("key")
         from code in Name("the name of a column").If(input => input.Is(TokenKind.Name))
         from open in Sign(TokenKind.OpenParen, "'('")
         from keys in Expressions.Path.List()
         from close in Sign(TokenKind.CloseParen, "')'")
         from value in Word("value")
         from values in TableValue().List()
         select (Func<SourceLocation, StatementSyntax>)(at => new EvaluateSyntax(keyword, path, code, keys, values, at))).Located();

    private static Parser<TableValueSyntax> TableValue() =>
        (from first in Name("the name of a column")
         from second in Sign(TokenKind.Colon, "':'").Then(_ => Name("the name of a column")).If(input => input.Is(TokenKind.Colon))
         from divisor in Sign(TokenKind.Slash, "'/'").Then(_ => Expression).If(input => input.Is(TokenKind.Slash))
         select (Func<SourceLocation, TableValueSyntax>)(at => new TableValueSyntax(second is null ? null : first, second ?? first, divisor, at))).Located();

    private static Parser<ArgumentSyntax> Weight() =>
        (from name in Name("a name for the weights")
         from colon in Sign(TokenKind.Colon, "':'")
         from count in Expression
         select (Func<SourceLocation, ArgumentSyntax>)(at => new ArgumentSyntax(name, count, at))).Located();

    private static Parser<PhraseSyntax> Rate() =>
        (from amount in Expression
         from per in Word("per").Then(_ => Name("mac or byte")).If(input => input.IsWord("per"))
         select (Func<SourceLocation, PhraseSyntax>)(at => new PhraseSyntax(amount, per, at))).Located();
}
